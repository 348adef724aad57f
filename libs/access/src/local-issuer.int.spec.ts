import { createHmac, createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SignJWT } from 'jose';
import { InvalidToken } from './errors.js';
import { LocalIssuer } from './local-issuer.js';

describe('the local issuer', () => {
  let folder: string;
  let now: Date;
  let issuer: LocalIssuer;
  const clock = () => now;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'casetrail-issuer-'));
    now = new Date('2026-09-23T01:00:00Z');
    issuer = await LocalIssuer.open(join(folder, 'issuer.key'), clock);
  });
  afterEach(() => rm(folder, { recursive: true }));

  const refused = (token: string, sentence: RegExp) =>
    expect(issuer.verifyToken(token)).rejects.toThrow(
      expect.objectContaining({
        name: InvalidToken.name,
        message: expect.stringMatching(sentence),
      }),
    );
  const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = { iss: 'casetrail:local', aud: 'casetrail', sub: 'x', role: 'administrator', exp: 4e9 };

  it('keeps its key readable by the owner only, and keeps it', async () => {
    expect((await stat(join(folder, 'issuer.key'))).mode & 0o777).toBe(0o600);
    const { token } = await issuer.issueToken({ role: 'operator', name: 'Operator Seven', days: 1 });
    const again = await LocalIssuer.open(join(folder, 'issuer.key'), clock);
    expect(await again.verifyToken(token)).toEqual(await issuer.verifyToken(token));
  });

  it('turns a name into a pseudonym, the same each time', async () => {
    const { token } = await issuer.issueToken({ role: 'operator', name: 'Operator Seven', days: 1 });
    const more = await issuer.issueToken({ role: 'operator', name: 'Operator Seven', days: 2 });
    const actor = await issuer.verifyToken(token);
    expect(actor).toEqual({
      id: expect.stringMatching(/^operator:[0-9a-f]{16}$/),
      role: 'operator',
    });
    expect(await issuer.verifyToken(more.token)).toEqual(actor);
    expect(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()).not.toContain('Seven');
  });

  it('names the department of a department token', async () => {
    const { token } = await issuer.issueToken({ role: 'department', department: 'sanitation', days: 1 });
    expect(await issuer.verifyToken(token)).toMatchObject({ role: 'department', department: 'sanitation' });
    await expect(issuer.issueToken({ role: 'department', days: 1 })).rejects.toThrow(RangeError);
    await expect(issuer.issueToken({ role: 'citizen' as never, days: 1 })).rejects.toThrow(RangeError);
    await expect(issuer.issueToken({ role: 'operator', days: 0 })).rejects.toThrow(RangeError);
  });

  it('refuses an expired token', async () => {
    const { token } = await issuer.issueToken({ role: 'operator', days: 1 });
    now = new Date('2026-09-24T01:00:01Z');
    await refused(token, /expired/);
  });

  it('refuses alg none', () => refused(`${base64({ alg: 'none' })}.${base64(claims)}.`, /not/));

  it('refuses HS256 keyed with the public key', async () => {
    const pem = createPublicKey(await readFile(join(folder, 'issuer.key'), 'utf8')).export({
      format: 'pem',
      type: 'spki',
    });
    const words = `${base64({ alg: 'HS256' })}.${base64(claims)}`;
    await refused(`${words}.${createHmac('sha256', pem).update(words).digest('base64url')}`, /EdDSA/);
  });

  it('refuses what another key signed', async () => {
    const { privateKey } = generateKeyPairSync('ed25519');
    const token = await new SignJWT(claims).setProtectedHeader({ alg: 'EdDSA' }).sign(privateKey);
    await refused(token, /signature/);
  });

  it.each<[string, object, RegExp]>([
    ['another issuer', { iss: 'https://elsewhere.example' }, /someone else/],
    ['no issuer', { iss: undefined }, /someone else|"iss"/],
    ['another audience', { aud: 'other' }, /something else/],
    ['a time of issue to come', { iat: 1_790_200_000 }, /"iat"/],
    ['no time of issue', { iat: undefined }, /"iat"/],
    ['a beginning to come', { nbf: 1_790_200_000 }, /"nbf"/],
    ['no end', { exp: undefined }, /"exp"/],
    ['an end long past', { exp: 1_700_000_000 }, /expired/],
    ['more than a year since', { iat: 1_700_000_000 }, /expired/],
    ['nobody', { sub: undefined }, /"sub"/],
    ['a role that does not exist', { role: 'mayor' }, /role/],
    ['a citizen as staff', { role: 'citizen' }, /role/],
    ['no department', { role: 'department' }, /department/],
  ])('refuses its own signature over %s', async (_, changed, sentence) => {
    const key = createPrivateKey(await readFile(join(folder, 'issuer.key'), 'utf8'));
    const sign = (more: object) =>
      new SignJWT({ ...claims, iat: now.getTime() / 1000, ...more })
        .setProtectedHeader({ alg: 'EdDSA' })
        .sign(key);
    expect(await issuer.verifyToken(await sign({}))).toMatchObject({ role: 'administrator' });
    await refused(await sign(changed), sentence);
  });

  it('refuses a token whose role was changed after it was signed', async () => {
    const { token } = await issuer.issueToken({ role: 'analyst', days: 1 });
    const [header, payload, signature] = token.split('.');
    const said = JSON.parse(Buffer.from(payload!, 'base64url').toString()) as object;
    await refused(`${header}.${base64({ ...said, role: 'administrator' })}.${signature}`, /signature/);
  });

  it.each(['', 'x', 'a.b.c'])('refuses %p', (token) => refused(token, /not a token/));

  it('keeps staff tokens and citizen sessions apart', async () => {
    const session = await issuer.sessions.open('HD-7K3M-9QWD-4');
    const { token } = await issuer.issueToken({ role: 'operator', days: 1 });
    await refused(session.token, /something else/);
    await expect(issuer.sessions.verify(token)).rejects.toThrow(InvalidToken);
  });

  it('opens a session for one case, for half an hour', async () => {
    const { token, expiresAt } = await issuer.sessions.open('HD-7K3M-9QWD-4');
    expect(expiresAt).toBe('2026-09-23T01:30:00.000Z');
    expect(await issuer.sessions.verify(token)).toMatchObject({
      caseNumber: 'HD-7K3M-9QWD-4',
      actor: { role: 'citizen' },
    });
    now = new Date('2026-09-23T01:30:01Z');
    await expect(issuer.sessions.verify(token)).rejects.toThrow(/expired/);
  });
});
