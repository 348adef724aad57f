import type { CalendarRules } from '../rules.js';

/** An office in Beijing: 09:00 to 12:00 and 13:30 to 17:30. */
export const BEIJING: CalendarRules = {
  zone: 'Asia/Shanghai',
  workingWeekdays: [1, 2, 3, 4, 5],
  workingHours: [
    { from: '09:00', to: '12:00' },
    { from: '13:30', to: '17:30' },
  ],
  holidays: 'china',
  overrides: [],
};

/** The same hours in another zone, without holidays. */
export const officeIn = (zone: string): CalendarRules => ({ ...BEIJING, zone, holidays: 'none' });

/** People who work on Sundays only, in the hours in which clocks change. */
export const nightShiftIn = (zone: string, from: string, to: string): CalendarRules => ({
  ...officeIn(zone),
  workingWeekdays: [7],
  workingHours: [{ from, to }],
});
