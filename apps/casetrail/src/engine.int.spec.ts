import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { readConfiguration } from '#service';
import { openEngine } from './engine.js';

describe('opening a data folder that is not whole', () => {
  let folder: string;
  const open = () => openEngine(readConfiguration({ CASETRAIL_DATA: folder }), { what: 'spec' });
  const remove = (name: string) => {
    for (const file of readdirSync(folder).filter((each) => each.startsWith(name)))
      rmSync(join(folder, file));
  };

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'casetrail-engine-'));
    const engine = await open();
    await engine.events.append('complaint-X', [{ id: ID, type: 'Any', data: {}, metadata: {} }], {
      expectedRevision: 'no-stream',
    });
    await engine.close();
  });

  it('refuses to begin a new log beside the keys and read models of the old one', async () => {
    remove('events.db');
    await expect(open()).rejects.toThrow(/events\.db is missing, and .*keys\.db and .*documents\.db came/);
    expect(readdirSync(folder)).not.toContain('events.db');
  });

  it('refuses to make a new key store for a log that has events', async () => {
    remove('keys.db');
    await expect(open()).rejects.toThrow(/keys\.db is missing, .* put it back from a backup/);
    expect(readdirSync(folder)).not.toContain('keys.db');
  });

  it('makes the read models again when they are gone', async () => {
    remove('documents.db');
    await (await open()).close();
    expect(readdirSync(folder)).toContain('documents.db');
  });

  it.each([
    ['issuer.key', /issuer\.key does not hold an Ed25519 key: put the right file back/],
    ['lock', /lock cannot be taken \(file is not a database\)/],
  ])('names a file of another kind: %s', async (name, sentence) => {
    writeFileSync(join(folder, name), 'something else '.repeat(100));
    await expect(open()).rejects.toThrow(sentence);
  });

  it('lets go of the folder after a refusal', async () => {
    remove('keys.db');
    await expect(open()).rejects.toThrow(/is missing/);
    await expect(open()).rejects.toThrow(/is missing/);
  });
});

const ID = '11111111-1111-4111-8111-111111111111';
