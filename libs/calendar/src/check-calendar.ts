import { isClock } from './clock.js';
import { isDay } from './day.js';
import type { Problem } from './problem.js';
import { HOLIDAYS } from './rules.js';
import { isZone } from './zone.js';

type Path = readonly (string | number)[];
type Check = (value: unknown, path: Path) => readonly Problem[];

const CHECKS: Readonly<Record<string, Check>> = {
  zone: checkZone,
  workingWeekdays: checkWeekdays,
  workingHours: checkHours,
  holidays: checkHolidays,
  overrides: checkOverrides,
  completedYears: checkYears,
};

/** Every problem of something that should be `CalendarRules`, each with a sentence that says what it must be; none when it is. */
export function checkCalendar(rules: unknown): readonly Problem[] {
  if (!isRecord(rules)) return problem([], `A calendar has ${listed(Object.keys(CHECKS))}.`);
  return [
    ...Object.entries(CHECKS).flatMap(([field, check]) => check(rules[field], [field])),
    ...unknownFields(rules, Object.keys(CHECKS), []),
  ];
}

function checkZone(zone: unknown, path: Path): readonly Problem[] {
  if (typeof zone === 'string' && isZone(zone)) return [];
  return problem(path, `${shown(zone)} is not an IANA zone: name one, as Asia/Shanghai.`);
}

function checkHolidays(holidays: unknown, path: Path): readonly Problem[] {
  if (HOLIDAYS.some((known) => known === holidays)) return [];
  return problem(path, `${shown(holidays)} is not known: say ${HOLIDAYS.join(' or ')}.`);
}

function checkWeekdays(weekdays: unknown, path: Path): readonly Problem[] {
  if (!Array.isArray(weekdays))
    return problem(path, 'List the weekdays that are worked, 1 Monday to 7 Sunday.');
  if (weekdays.length === 0) return problem(path, 'Nobody works on any day: list at least one weekday.');
  return [
    ...each(weekdays, path, (weekday, at) =>
      isWhole(weekday, 1, 7)
        ? []
        : problem(at, `${shown(weekday)} is no weekday: say 1 for Monday to 7 for Sunday.`),
    ),
    ...repeated(weekdays, path),
  ];
}

function checkHours(hours: unknown, path: Path): readonly Problem[] {
  if (!Array.isArray(hours)) return problem(path, 'List the working hours, or nothing for the whole day.');
  return [
    ...each(hours, path, checkOpening),
    ...hours.flatMap((opening, index) => follows(hours[index - 1], opening, [...path, index])),
  ];
}

function checkOpening(opening: unknown, path: Path): readonly Problem[] {
  if (!isRecord(opening)) return problem(path, 'Working hours have a from and a to, as 09:00 and 17:30.');
  const { from, to } = opening;
  const problems = [
    ...(isText(from) && isClock(from)
      ? []
      : problem([...path, 'from'], `${shown(from)} is no clock time: write it as 09:00.`)),
    ...(isText(to) && isClosing(to)
      ? []
      : problem([...path, 'to'], `${shown(to)} is no clock time: write it as 17:30.`)),
    ...unknownFields(opening, ['from', 'to'], path),
  ];
  if (problems.length > 0 || String(from) < String(to)) return problems;
  return problem(
    path,
    `Working hours from ${shown(from)} to ${shown(to)} never begin: the closing must be later, on the same day.`,
  );
}

function follows(before: unknown, opening: unknown, path: Path): readonly Problem[] {
  if (!isRecord(before) || !isRecord(opening)) return [];
  if (!isText(before.to) || !isText(opening.from) || before.to <= opening.from) return [];
  return problem(
    path,
    `These hours begin at ${opening.from}, before the ones above end at ${before.to}: put them in order, without overlap.`,
  );
}

function checkOverrides(overrides: unknown, path: Path): readonly Problem[] {
  if (!Array.isArray(overrides)) return problem(path, 'List the days that differ, or nothing.');
  return [
    ...each(overrides, path, checkOverride),
    ...repeated(
      overrides.map((override) => (isRecord(override) ? override.day : undefined)),
      path,
    ),
  ];
}

function checkOverride(override: unknown, path: Path): readonly Problem[] {
  if (!isRecord(override)) return problem(path, 'An override has a day and says whether it is working.');
  const { day, working, name } = override;
  return [
    ...(isText(day) && isDay(day)
      ? []
      : problem([...path, 'day'], `${shown(day)} is no day: write it as 2026-10-01.`)),
    ...(typeof working === 'boolean' ? [] : problem([...path, 'working'], 'Say true or false.')),
    ...(name === undefined || isText(name) ? [] : problem([...path, 'name'], 'A name is a text.')),
    ...unknownFields(override, ['day', 'working', 'name'], path),
  ];
}

function checkYears(years: unknown, path: Path): readonly Problem[] {
  if (years === undefined) return [];
  if (!Array.isArray(years)) return problem(path, 'List the years that the overrides say in full.');
  return [
    ...each(years, path, (year, at) =>
      isWhole(year, 0, 9999) ? [] : problem(at, `${shown(year)} is no year: write it as 2027.`),
    ),
    ...repeated(years, path),
  ];
}

const each = (values: readonly unknown[], path: Path, check: Check): readonly Problem[] =>
  values.flatMap((value, index) => check(value, [...path, index]));

const repeated = (values: readonly unknown[], path: Path): readonly Problem[] =>
  values.flatMap((value, index) =>
    value !== undefined && values.indexOf(value) < index
      ? problem([...path, index], `${shown(value)} comes twice: say it once.`)
      : [],
  );

const unknownFields = (record: object, known: readonly string[], path: Path): readonly Problem[] =>
  Object.keys(record)
    .filter((field) => !known.includes(field))
    .flatMap((field) =>
      problem([...path, field], `"${field}" means nothing here: there is ${listed(known)}.`),
    );

const problem = (path: Path, message: string): readonly Problem[] => [{ path, message }];

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';
const isWhole = (value: unknown, least: number, most: number): boolean =>
  Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
const isClosing = (text: string): boolean => text === '24:00' || isClock(text);
const listed = (names: readonly string[]): string => names.join(', ');
const shown = (value: unknown): string => (value === undefined ? 'Nothing' : JSON.stringify(value));
