import { describe, expect, it } from '@jest/globals';
import { addSpan } from './counting.js';
import { BEIJING } from './testing/calendars.js';

describe('three working days', () => {
  it('from Friday 17:40 before a moved weekend end at the closing on Tuesday', () => {
    // Friday 18 September 2026; Saturday is off, Sunday the 20th is worked for National Day.
    expect(addSpan(BEIJING, '2026-09-18T09:40:00.000Z', { workingDays: 3 })).toBe('2026-09-22T09:30:00.000Z');
  });
});
