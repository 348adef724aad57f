import { describe, expect, it } from '@jest/globals';
import { eventFilter } from './event-filter.js';
import type { StoredEvent } from './gateway-log.js';
import { shared, streams } from './protocol.js';

const { FilterOptions } = streams.ReadReq.Options;
const event = { stream: 'complaint-1', type: 'Closed' } as StoredEvent;

describe('a filter', () => {
  it.each([
    ['one of the prefixes of the stream', byStream({ prefixes: ['policy-', 'complaint-'] }), true],
    ['no prefix of the stream', byStream({ prefixes: ['policy-'] }), false],
    ['a pattern of the stream', byStream({ regex: '^compl.*-\\d$' }), true],
    ['a pattern of the type', byType({ regex: '^[^$].*' }), true],
    ['no pattern of the type', byType({ regex: '^Opened' }), false],
    ['a prefix of the type, not of the stream', byType({ prefixes: ['complaint-'] }), false],
  ])('by %s', (_name, options, passes) => expect(eventFilter(options).passes(event)).toBe(passes));

  it('tells where it is after its window, as many times as asked', () => {
    expect(eventFilter(byType({}).setMax(10).setCheckpointintervalmultiplier(3)).checkpointEvery).toBe(30);
    expect(eventFilter(byType({}).setMax(1).setCheckpointintervalmultiplier(1)).checkpointEvery).toBe(1);
  });

  it('has the window of EventStoreDB when none is asked for', () =>
    expect(
      eventFilter(byType({}).setCount(new shared.Empty()).setCheckpointintervalmultiplier(2)).checkpointEvery,
    ).toBe(64));

  it('refuses what is no regular expression', () =>
    expect(() => eventFilter(byType({ regex: '(' }))).toThrow('The filter ( is not a regular expression.'));
});

interface Wanted {
  readonly prefixes?: string[];
  readonly regex?: string;
}

function expression({ prefixes = [], regex = '' }: Wanted) {
  return new FilterOptions.Expression().setPrefixList(prefixes).setRegex(regex);
}

function byStream(wanted: Wanted) {
  return new FilterOptions().setStreamIdentifier(expression(wanted)).setCheckpointintervalmultiplier(1);
}

function byType(wanted: Wanted) {
  return new FilterOptions().setEventType(expression(wanted)).setCheckpointintervalmultiplier(1);
}
