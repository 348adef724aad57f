import { describe, expect, it } from '@jest/globals';
import { daysAfter, lastDayKnown } from '#calendar';
import { SHIPPED_BOOK } from '#complaint';
import { calendarWarning, ownCalendarEnd } from './calendar-warning.js';

const LAST_DAY = lastDayKnown(SHIPPED_BOOK.versionsOf('guangdong')[0]!.calendar)!;
const YEAR = Number(LAST_DAY.slice(0, 4));

const under = (policy: string, day: string, clock = '02:00:00.000Z') => ({
  configuration: { CASETRAIL_POLICY: policy },
  policies: SHIPPED_BOOK,
  clock: () => new Date(`${day}T${clock}`),
});

describe('a calendar that ends', () => {
  it('is told of from sixty days before, in one sentence', () => {
    expect(calendarWarning(under('guangdong', daysAfter(LAST_DAY, -61)))).toBeUndefined();
    expect(calendarWarning(under('guangdong', daysAfter(LAST_DAY, -60)))).toBe(
      `The calendar of policy guangdong ends on 28 December ${YEAR}: enter the year ${YEAR + 1} (casetrail policy year guangdong <file>) or update Casetrail.`,
    );
  });

  it('is told of once it has ended', () => {
    expect(calendarWarning(under('guangdong', LAST_DAY))).toMatch(/guangdong ends on 28/);
    expect(calendarWarning(under('guangdong', daysAfter(LAST_DAY, 1)))).toMatch(/guangdong ended on 28/);
  });

  it('has so many days left, by the clocks of its city', () => {
    expect(ownCalendarEnd(under('guangdong', LAST_DAY))?.daysLeft).toBe(0);
    expect(ownCalendarEnd(under('guangdong', LAST_DAY, '16:00:00.000Z'))?.daysLeft).toBe(-1);
    expect(ownCalendarEnd(under('guangdong', daysAfter(LAST_DAY, -34)))?.daysLeft).toBe(34);
  });

  it.each(['simple', 'beijing'])('is no matter of %s, which counts by no holidays', (policy) => {
    expect(ownCalendarEnd(under(policy, daysAfter(LAST_DAY, 400)))).toBeUndefined();
    expect(calendarWarning(under(policy, daysAfter(LAST_DAY, 400)))).toBeUndefined();
  });
});
