import { describe, expect, it } from '@jest/globals';
import { InvalidConnectionString } from '../errors.js';
import { ConnectionString } from './connection-string.js';

const forClient = (text: string, n = 0, server?: string): string =>
  new ConnectionString(text).forConnection(n, server);

describe('a connection string', () => {
  it('lets the client throw, try discovery once, and connect anew each time', () => {
    const [first, second] = [0, 1].map((n) => forClient('esdb://host:2113?tls=false', n));
    expect(first).toBe(
      'esdb://host:2113?maxDiscoverAttempts=1&gossipTimeout=2&tls=false&throwOnAppendFailure=true&keepAliveInterval=10000',
    );
    expect(second).toContain('keepAliveInterval=10001');
    expect(forClient('esdb://host?keepAliveInterval=-1', 5)).toContain('keepAliveInterval=-1');
  });

  it('leads to the leader when told of one', () =>
    expect(forClient('esdb://user:word@host:2113', 0, 'leader:2114')).toMatch(
      /^esdb:\/\/user:word@leader:2114\?/,
    ));

  it.each([
    ['esdb://a:1,b:2,c:3?nodePreference=follower', 'a:1,b:2,c:3', false, false],
    ['esdb+discover://cluster.example:2113/', 'cluster.example:2113', true, false],
    ['esdb://user:word@host:2113/?nodePreference=LEADER', 'host:2113', true, true],
  ])('%s names %s', (text, servers, wantsLeader, namesOneServer) =>
    expect(new ConnectionString(text)).toMatchObject({ servers, wantsLeader, namesOneServer }),
  );

  it('keeps a password whole', () =>
    expect(forClient('esdb://user:a:b%40c@host')).toMatch(/^esdb:\/\/user:a%3Ab%40c@host\?/));

  it.each([
    'http://user:secret@host',
    'esdb://',
    'esdb://user:se@cret@host',
    'esdb://user:secret@',
    'esdb://secret@host',
    'esdb://user:secret@host?tlsVerifyCert=false',
    'esdb://user:secret@host?throwOnAppendFailure=false',
    'esdb://user:secret@host?tls=',
    'esdb://user:secret@host?colour=red',
  ])('%s is refused without telling the password', (text) => {
    expect(() => new ConnectionString(text)).toThrow(InvalidConnectionString);
    expect(() => new ConnectionString(text)).not.toThrow(/secret|cret/);
  });
});
