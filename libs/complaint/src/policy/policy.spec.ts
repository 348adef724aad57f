import { describe, expect, it } from '@jest/globals';
import { addSpan } from '#calendar';
import { deadlinesFor, SHIPPED_BOOK, SHIPPED_POLICIES } from './index.js';

const START = '2026-09-23T01:00:00.000Z';
const resolveBy = (
  id: string,
  urgency: 'normal' | 'utility' | 'emergency',
  complexity: 'simple' | 'general' | 'complex' = 'general',
) =>
  deadlinesFor(SHIPPED_BOOK.inForce(id, START), { kind: 'complaint', urgency, complexity }, START).resolveBy;

describe('the shipped policies', () => {
  it.each([
    ['simple', 'normal', 'general', '2026-09-26T01:00:00.000Z'],
    ['beijing', 'emergency', 'complex', '2026-09-23T03:00:00.000Z'],
    ['beijing', 'utility', 'general', '2026-09-24T01:00:00.000Z'],
    ['beijing', 'normal', 'general', '2026-09-30T01:00:00.000Z'],
    ['beijing', 'normal', 'complex', '2026-10-08T01:00:00.000Z'],
  ] as const)('%s resolves %s %s cases by %s', (id, urgency, complexity, due) => {
    expect(resolveBy(id, urgency, complexity)).toBe(due);
  });

  it('have a last row without conditions, and never a response after the resolution', () => {
    for (const { limits, calendar } of SHIPPED_POLICIES) {
      expect(Object.keys(limits.at(-1) ?? {}).sort()).toEqual(['resolve', 'respond']);
      for (const { respond, resolve } of limits)
        expect(addSpan(calendar, START, respond) <= addSpan(calendar, START, resolve)).toBe(true);
    }
  });

  it('are found by the version a case was received under', () => {
    for (const policy of SHIPPED_POLICIES) expect(SHIPPED_BOOK.of(policy)).toBe(policy);
  });

  it('name those there are when asked for another', () => {
    expect(() => SHIPPED_BOOK.inForce('lunar', START)).toThrow(/simple version 1/);
    expect(() => SHIPPED_BOOK.of({ id: 'simple', version: 99 })).toThrow(
      /There is no policy simple version 99/,
    );
  });

  it('say that the city did not issue them', () => {
    expect(SHIPPED_BOOK.inForce('beijing', START).name.en).toMatch(/unofficial/);
    expect(SHIPPED_BOOK.inForce('beijing', START).source).toMatch(/^Unofficial/);
  });
});
