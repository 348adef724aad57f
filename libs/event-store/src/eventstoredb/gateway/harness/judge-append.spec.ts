import { describe, expect, it } from '@jest/globals';
import type { ExpectedRevision } from '../../../event-store.js';
import type { StoredEvent, StreamState } from '../gateway-log.js';
import { type Verdict, judgeAppend } from './judge-append.js';

const held = ['a', 'b', 'c'];
const open: StreamState = { first: 0, last: 2 };

describe('an append to a stream of a, b and c', () => {
  it.each<[string, ExpectedRevision, string[], string]>([
    ['new, where the stream is', 2, ['d'], 'write'],
    ['new, behind', 1, ['d'], 'wrong-version'],
    ['new, ahead', 3, ['d'], 'wrong-version'],
    ['new, to no stream', 'no-stream', ['d'], 'wrong-version'],
    ['new, wherever it is', 'any', ['d'], 'write'],
    ['new, to what exists', 'stream-exists', ['d'], 'write'],
    ['again, at its place', 0, ['b', 'c'], 'repeats c'],
    ['again, from the start', 'no-stream', ['a', 'b', 'c'], 'repeats c'],
    ['again, only its beginning', 'no-stream', ['a', 'b'], 'repeats b'],
    ['again, at another place', 1, ['b'], 'wrong-version'],
    ['again and more, at its place', 1, ['c', 'd'], 'wrong-version'],
    ['again, wherever it is', 'any', ['b', 'c'], 'repeats c'],
    ['again and more, wherever it is', 'any', ['c', 'd'], 'wrong-version'],
    ['something new before what is known', 'any', ['d', 'c'], 'write'],
  ])('%s: %s %s', (_name, expected, ids, verdict) => expect(told(judge(expected, ids, open))).toBe(verdict));
});

describe('an append to a stream that is gone', () => {
  const softly: StreamState = { ...open, deleted: 'softly' };

  it.each<[ExpectedRevision, Verdict]>([
    ['any', 'write'],
    ['no-stream', 'write'],
    [2, 'write'],
    [1, 'wrong-version'],
    ['stream-exists', 'deleted'],
  ])('softly, expecting %s', (expected, verdict) => expect(judge(expected, ['d'], softly)).toBe(verdict));

  it.each<ExpectedRevision>(['any', 'no-stream', 'stream-exists', 2])('for ever, expecting %s', (expected) =>
    expect(judge(expected, ['d'], { ...open, deleted: 'for-ever' })).toBe('deleted'),
  );
});

describe('an append to no stream', () => {
  it.each<[ExpectedRevision, Verdict]>([
    ['any', 'write'],
    ['no-stream', 'write'],
    [0, 'wrong-version'],
    ['stream-exists', 'wrong-version'],
  ])('expecting %s', (expected, verdict) => expect(judge(expected, ['a'], undefined, [])).toBe(verdict));

  it('counts metadata as existing', () =>
    expect(
      judgeAppend(lookup([]), { ...proposal('stream-exists', ['a']), state: undefined, exists: true }),
    ).toBe('write'));
});

function judge(
  expected: ExpectedRevision,
  ids: string[],
  state: StreamState | undefined,
  events = held,
): Verdict {
  return judgeAppend(lookup(events), { ...proposal(expected, ids), state, exists: state !== undefined });
}

const proposal = (expected: ExpectedRevision, ids: string[]) => ({ stream: 's', ids, expected });

function lookup(events: string[]) {
  const at = (_stream: string, revision: number) =>
    events[revision] === undefined ? undefined : ({ id: events[revision], revision } as StoredEvent);
  return { at, find: (stream: string, id: string) => at(stream, events.indexOf(id)) };
}

const told = (verdict: Verdict): string =>
  typeof verdict === 'object' ? `repeats ${verdict.repeats.id}` : verdict;
