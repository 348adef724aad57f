import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SETTINGS, isCluster, readClusterConfiguration, readConfiguration } from './configuration.js';

const CLUSTER = {
  CASETRAIL_EVENTS: 'esdb://events:2113?tls=false',
  CASETRAIL_DOCUMENTS: 'mongodb://documents/casetrail',
};

describe('the configuration', () => {
  let folder: string;
  beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'casetrail-settings-'))));
  afterAll(() => rmSync(folder, { recursive: true }));

  const inFile = (text: string): string => {
    const file = join(folder, 'value');
    writeFileSync(file, text);
    return file;
  };

  it('is one process on files in one folder, unless told otherwise', () => {
    const configuration = readConfiguration({});
    expect(Object.keys(configuration).sort()).toEqual([...SETTINGS].sort());
    expect(configuration.CASETRAIL_EVENTS).toBe(`sqlite:${configuration.CASETRAIL_DATA}/events.db`);
    expect(configuration.CASETRAIL_ISSUER_KEY).toBe(`${configuration.CASETRAIL_DATA}/issuer.key`);
    expect(configuration.CASETRAIL_PROXIES).toEqual([]);
    expect(isCluster(configuration)).toBe(false);
  });

  it.each(['esdb://events:2113', 'esdb+discover://events-1:2113,events-2:2113?tls=true'])(
    'takes %s',
    (events) => {
      expect(isCluster(readConfiguration({ ...CLUSTER, CASETRAIL_EVENTS: events }))).toBe(true);
    },
  );

  it('takes any setting from a file, without the line’s end', () => {
    const { CASETRAIL_DOCUMENTS, CASETRAIL_PORT } = readConfiguration({
      CASETRAIL_DOCUMENTS_FILE: inFile('mongodb://casetrail:secret@documents/casetrail\n'),
      CASETRAIL_PORT: '9000',
    });
    expect(CASETRAIL_DOCUMENTS).toBe('mongodb://casetrail:secret@documents/casetrail');
    expect(CASETRAIL_PORT).toBe(9000);
  });

  it.each([
    [
      { CASETRAIL_EVENTS: 'postgres://events' },
      /CASETRAIL_EVENTS must be sqlite:<file> or esdb:.*"postgres:/,
    ],
    [{ CASETRAIL_DOCUMENTS: '' }, /CASETRAIL_DOCUMENTS must be/],
    [{ CASETRAIL_PORT: '0x50' }, /CASETRAIL_PORT must be a port/],
    [{ CASETRAIL_TIMERS_PER_SECOND: '0' }, /CASETRAIL_TIMERS_PER_SECOND must be a whole number from 1/],
    [{ CASETRAIL_TIMERS_PER_SECOND: 'fast' }, /CASETRAIL_TIMERS_PER_SECOND must be a whole number/],
    [{ CASETRAIL_PROXIES: '10.0.0.0/8, nginx' }, /CASETRAIL_PROXIES must be addresses or blocks/],
    [{ CASETRAIL_PROXIES: '10.0.0.0/33' }, /CASETRAIL_PROXIES/],
    [{ CASETRAIL_KEYS_FILE: '/nowhere/at/all' }, /CASETRAIL_KEYS_FILE names \/nowhere\/at\/all.*ENOENT/],
    [{ CASETRAIL_KEYS: 'a', CASETRAIL_KEYS_FILE: 'b' }, /CASETRAIL_KEYS is given twice/],
    [
      { CASETRAIL_POLCY: 'simple', CASETRAIL_POLCY_FILE: 'x' },
      /CASETRAIL_POLCY is not.*CASETRAIL_POLCY_FILE is not/,
    ],
  ])('names what is wrong with %j', (env, sentence) => {
    expect(() => readConfiguration(env)).toThrow(sentence);
  });

  it('takes addresses and blocks of proxies', () => {
    const { CASETRAIL_PROXIES } = readConfiguration({
      CASETRAIL_PROXIES: '127.0.0.1, 10.0.0.0/8,::1,fd00::/8,',
    });
    expect(CASETRAIL_PROXIES).toEqual(['127.0.0.1', '10.0.0.0/8', '::1', 'fd00::/8']);
  });

  it('prints no password', () => {
    const wrong = {
      CASETRAIL_EVENTS: 'http://admin:secret@events',
      CASETRAIL_DOCUMENTS: 'redis://u:secret@documents',
    };
    expect(() => readConfiguration(wrong)).toThrow(
      expect.objectContaining({ message: expect.not.stringMatching(/secret/) }),
    );
  });

  it('of a role on its own asks for servers', () => {
    expect(readClusterConfiguration(CLUSTER)).toMatchObject(CLUSTER);
    expect(() => readClusterConfiguration({ ...CLUSTER, CASETRAIL_EVENTS: 'sqlite:./events.db' })).toThrow(
      /CASETRAIL_EVENTS to esdb.*npm start/,
    );
  });
});
