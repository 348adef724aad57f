import type { Problem } from '#calendar';
import { meant } from './near-miss.js';

/** Every problem of a value; none when it is as wanted. Paths begin at the value. */
export type Check = (value: unknown) => readonly Problem[];

/** The check of a field that may be left out. */
export interface Absent {
  readonly mayBeAbsent: Check;
}

/** A check for every field of a type, no more and no fewer; marked where the type lets it be absent. */
export type Fields<T> = { readonly [K in keyof T]-?: object extends Pick<T, K> ? Absent : Check };

export const maybe = (check: Check): Absent => ({ mayBeAbsent: check });

export const problem = (message: string, ...path: Problem['path']): readonly Problem[] => [{ path, message }];

export const below = (problems: readonly Problem[], ...path: Problem['path']): readonly Problem[] =>
  problems.map((each) => ({ ...each, path: [...path, ...each.path] }));

/** These fields and no others. */
export function record<T extends object>(fields: Fields<T>): Check {
  const entries = Object.entries<Check | Absent>(fields);
  const names = entries.map(([name]) => name);
  return (value) => {
    if (!isRecord(value)) return problem(`${shown(value)} does not do: say ${names.join(', ')}.`);
    const unknown = Object.keys(value).filter((name) => !Object.hasOwn(fields, name));
    return [
      ...entries.flatMap(([name, field]) => below(checkField(field, value[name]), name)),
      ...unknown.flatMap((name) => problem(`"${name}" means nothing here. ${meant(name, names)}`, name)),
    ];
  };
}

function checkField(field: Check | Absent, value: unknown): readonly Problem[] {
  const isOptional = typeof field === 'object';
  if (value !== undefined) return (isOptional ? field.mayBeAbsent : field)(value);
  return isOptional ? [] : problem('This is missing.');
}

export const listOf =
  (check: Check, least = 0): Check =>
  (value) => {
    if (!Array.isArray(value)) return problem(`${shown(value)} is no list.`);
    if (value.length < least) return problem('The list is empty: name at least one.');
    return value.flatMap((each, index) => below(check(each), index));
  };

/** Another look at a value that passed the first. */
export const also =
  <T>(check: Check, next: (value: T) => readonly Problem[]): Check =>
  (value) => {
    const problems = check(value);
    return problems.length > 0 ? problems : next(value as T);
  };

export const text: Check = (value) =>
  typeof value === 'string' && value.trim() !== '' ? [] : problem(`${shown(value)} is no text.`);

export const flag: Check = (value) => (typeof value === 'boolean' ? [] : problem('Say true or false.'));

export const matching =
  (pattern: RegExp, wanted: string): Check =>
  (value) =>
    typeof value === 'string' && pattern.test(value)
      ? []
      : problem(`${shown(value)} does not do: say ${wanted}.`);

export const oneOf =
  (words: readonly string[]): Check =>
  (value) =>
    words.some((word) => word === value)
      ? []
      : problem(`${shown(value)} is not known. ${meant(String(value), words)}`);

export const wholeNumber =
  (least: number, most: number): Check =>
  (value) =>
    Number.isInteger(value) && isWithin(value, least, most)
      ? []
      : problem(`${shown(value)} does not do: say a whole number from ${least} to ${most}.`);

export const share: Check = (value) =>
  isWithin(value, 0, 1) ? [] : problem(`${shown(value)} does not do: say a number from 0 to 1.`);

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isWithin = (value: unknown, least: number, most: number): boolean =>
  typeof value === 'number' && value >= least && value <= most;

const LONGEST_SHOWN = 60;

export function shown(value: unknown): string {
  if (value === undefined || value === null) return 'Nothing';
  const whole = typeof value === 'number' ? String(value) : JSON.stringify(value);
  return whole.length > LONGEST_SHOWN ? `${whole.slice(0, LONGEST_SHOWN)}…` : whole;
}
