import { InvalidSpan } from './errors.js';
import type { Problem } from './checks.js';
import type { Span } from './rules.js';

const UNITS = ['hours', 'days', 'workingHours', 'workingDays'] as const;
type Unit = (typeof UNITS)[number];

const A_HUNDRED_YEARS_OF_DAYS = 36_525;
const MOST: Readonly<Record<Unit, number>> = {
  hours: A_HUNDRED_YEARS_OF_DAYS * 24,
  days: A_HUNDRED_YEARS_OF_DAYS,
  workingHours: A_HUNDRED_YEARS_OF_DAYS * 24,
  workingDays: A_HUNDRED_YEARS_OF_DAYS,
};

/** Every problem of something that should be a `Span`; none when it is one. */
export function checkSpan(value: unknown): readonly Problem[] {
  const units = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  const [unit, ...others] = units;
  if (!isUnit(unit) || others.length > 0) {
    return [{ path: [], message: `Say the span in exactly one of ${UNITS.join(', ')}, as { days: 7 }.` }];
  }
  const amount = (value as Record<Unit, unknown>)[unit];
  return isAmount(unit, amount) ? [] : [{ path: [unit], message: amountWanted(unit) }];
}

export function requireSpan(span: Span): void {
  const [problem] = checkSpan(span);
  if (problem) throw new InvalidSpan(problem.message);
}

function isAmount(unit: Unit, amount: unknown): boolean {
  if (typeof amount !== 'number' || !(amount > 0 && amount <= MOST[unit])) return false;
  return isInHours(unit) || Number.isInteger(amount);
}

const amountWanted = (unit: Unit): string =>
  `"${unit}" must be a ${isInHours(unit) ? '' : 'whole '}number above 0 and at most ${MOST[unit]}.`;

const isInHours = (unit: Unit): boolean => unit === 'hours' || unit === 'workingHours';

const isUnit = (name: string | undefined): name is Unit => UNITS.some((unit) => unit === name);
