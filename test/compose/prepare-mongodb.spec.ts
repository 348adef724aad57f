import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ROOT } from './compose-file.js';

type Command = (command: Record<string, unknown>) => Promise<Record<string, unknown>>;
type Prepare = (members: string[], password: string, run: { first: Command; set: Command }) => Promise<void>;

const { prepare } = (await import(join(ROOT, 'deploy/prepare-mongodb.mjs'))) as { prepare: Prepare };
const THREE = ['documents-1:27017', 'documents-2:27017', 'documents-3:27017'];

/** Servers as far as `prepare` knows them: whether they are one set, which says when it has a primary, and accounts. */
class Servers {
  readonly accounts = new Map<unknown, Record<string, unknown>>();
  members: unknown;
  hellos = 0;

  constructor(private readonly refusal?: { code: number }) {}

  readonly command: Command = async (command) => {
    if ('replSetGetStatus' in command && this.refusal) throw Object.assign(new Error('no'), this.refusal);
    if ('replSetGetStatus' in command && !this.members)
      throw Object.assign(new Error('no set'), { code: 94 });
    if ('replSetInitiate' in command)
      this.members = (command.replSetInitiate as { members: unknown }).members;
    if ('hello' in command) return { isWritablePrimary: ++this.hellos > 2 };
    if ('createUser' in command && this.accounts.has(command.createUser))
      throw Object.assign(new Error('exists'), { code: 51003 });
    if ('createUser' in command) this.accounts.set(command.createUser, command);
    return {};
  };
}

const prepared = async (servers: Servers, members: string[]) => {
  await prepare(members, 'secret', { first: servers.command, set: servers.command });
  return servers;
};

describe('deploy/prepare-mongodb.mjs', () => {
  it('makes three servers one set, and waits until it can be written through', async () => {
    const servers = await prepared(new Servers(), THREE);
    expect(servers.members).toEqual(THREE.map((host, _id) => ({ _id, host })));
    expect(servers.hellos).toBe(3);
  });

  it('makes an account that may use its own database only', async () => {
    const { accounts } = await prepared(new Servers(), THREE);
    expect(accounts.get('casetrail')).toMatchObject({
      pwd: 'secret',
      roles: [{ role: 'readWrite', db: 'casetrail' }],
    });
  });

  it('changes nothing the second time', async () => {
    const servers = await prepared(new Servers(), THREE);
    const [members, account] = [servers.members, servers.accounts.get('casetrail')];
    await prepared(servers, THREE);
    expect(servers.members).toBe(members);
    expect(servers.accounts.get('casetrail')).toBe(account);
  });

  it('leaves one server alone a standalone server', async () => {
    const servers = await prepared(new Servers(), ['documents:27017']);
    expect(servers.members).toBeUndefined();
    expect(servers.accounts.has('casetrail')).toBe(true);
  });

  it('makes no set where it cannot tell whether there is one', async () => {
    const servers = new Servers({ code: 13 });
    await expect(prepared(servers, THREE)).rejects.toMatchObject({ code: 13 });
    expect(servers.members).toBeUndefined();
  });
});
