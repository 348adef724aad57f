import { inTurn, list, must, once, optional, record, type Check, type Problem } from './checks.js';
import { isClock } from './clock.js';
import { isDay } from './day.js';
import { HOLIDAYS, type CalendarOverride, type WorkingHours } from './rules.js';
import { isZone } from './zone.js';

const text = (holds: (text: string) => boolean, sentence: (shown: string) => string): Check =>
  must((value) => typeof value === 'string' && holds(value), sentence);

const whole = (least: number, most: number, sentence: (shown: string) => string): Check =>
  must<number>((value) => Number.isInteger(value) && value >= least && value <= most, sentence);

const weekdays = inTurn(
  list(
    whole(1, 7, (it) => `${it} is no weekday: say 1 for Monday to 7 for Sunday.`),
    'List the weekdays that are worked, 1 for Monday to 7 for Sunday.',
  ),
  must<readonly unknown[]>(
    ({ length }) => length > 0,
    () => 'Nobody works on any day: list at least one weekday.',
  ),
  once(String),
);

const hours = inTurn(
  list(
    inTurn(
      record(
        {
          from: text(isClock, (it) => `${it} is no clock time: write it as 09:00.`),
          to: text(isClosing, (it) => `${it} is no clock time: write it as 17:30.`),
        },
        'Working hours have a from and a to, as 09:00 and 17:30.',
      ),
      must<WorkingHours>(
        ({ from, to }) => from < to,
        () => 'Hours must end after they begin, on the same day.',
      ),
    ),
    'List the working hours, or none for the whole day.',
  ),
  checkOrder,
);

const overrides = inTurn(
  list(
    record(
      {
        day: text(isDay, (it) => `${it} is no day of the calendar: write it as 2026-10-01.`),
        working: must(
          (value) => typeof value === 'boolean',
          (it) => `${it} does not say whether the day is worked: say true or false.`,
        ),
        name: optional(
          text(
            () => true,
            (it) => `${it} is no name: write a text.`,
          ),
        ),
      },
      'An override has a day and says whether it is working.',
    ),
    'List the days that differ, or none.',
  ),
  once(({ day }: CalendarOverride) => day),
);

const years = inTurn(
  list(
    whole(0, 9999, (it) => `${it} is no year: write it as 2027.`),
    'List the years that the overrides say in full.',
  ),
  once(String),
);

const calendar = record(
  {
    zone: text(isZone, (it) => `${it} is no IANA zone: name one, as Asia/Shanghai.`),
    workingWeekdays: weekdays,
    workingHours: hours,
    holidays: must(
      (value) => HOLIDAYS.some((known) => known === value),
      (it) => `${it} is no list of holidays: say ${HOLIDAYS.join(' or ')}.`,
    ),
    overrides,
    completedYears: optional(years),
  },
  'A calendar has a zone, working weekdays, working hours, holidays and overrides.',
);

/** Every problem of something that should be `CalendarRules`, each with a sentence that says what it must be; none when it is. */
export const checkCalendar = (rules: unknown): readonly Problem[] => calendar(rules, []);

function checkOrder(value: unknown, path: Problem['path']): readonly Problem[] {
  const openings = value as readonly WorkingHours[];
  return openings.flatMap(({ from }, index) => {
    const before = openings[index - 1];
    if (!before || before.to <= from) return [];
    const message = `These hours begin at ${from}, before those above end at ${before.to}: put them in order, without overlap.`;
    return [{ path: [...path, index], message }];
  });
}

function isClosing(clock: string): boolean {
  return clock === '24:00' || isClock(clock);
}
