import type { Problem } from '#calendar';
import { COMPLEXITIES, KINDS, URGENCIES } from '#complaint';
import { isRecord, problem } from '../checking/check.js';

const CONDITIONS = { kinds: KINDS, urgencies: URGENCIES, complexities: COMPLEXITIES } as const;
type Condition = keyof typeof CONDITIONS;

/** Every class of case there is, as far as limits can tell them apart. */
const CLASSES = KINDS.flatMap((kinds) =>
  URGENCIES.flatMap((urgencies) =>
    COMPLEXITIES.map((complexities): Readonly<Record<Condition, string>> => ({
      kinds,
      urgencies,
      complexities,
    })),
  ),
);

/** Every class of case must find a row, and every row a class. */
export function checkCoverage(limits: unknown): readonly Problem[] {
  if (!Array.isArray(limits) || limits.length === 0) return [];
  const last = limits.length - 1;
  const problems = isUnconditional(limits[last])
    ? []
    : problem('The last row must have no conditions, so that every case has its limits.', last);
  return [...problems, ...limits.slice(0, last).flatMap((row, index) => checkReached(limits, row, index))];
}

function checkReached(limits: readonly unknown[], row: unknown, index: number): readonly Problem[] {
  if (!isSound(row)) return [];
  const left = CLASSES.filter((each) => !limits.slice(0, index).some((above) => matches(above, each)));
  if (left.some((each) => matches(row, each))) return [];
  return problem('This row never applies: the rows above it take all of its cases.', index);
}

const matches = (row: unknown, each: Readonly<Record<Condition, string>>): boolean =>
  (Object.keys(CONDITIONS) as Condition[]).every(
    (condition) => conditionOf(row, condition)?.includes(each[condition]) ?? true,
  );

/** Whether its conditions can be judged; what is wrong with them is told elsewhere. */
const isSound = (row: unknown): boolean =>
  (Object.keys(CONDITIONS) as Condition[]).every((condition) => {
    const known: readonly unknown[] = CONDITIONS[condition];
    const words = conditionOf(row, condition) ?? known;
    return words.length > 0 && words.every((word) => known.includes(word));
  });

const isUnconditional = (row: unknown): boolean =>
  (Object.keys(CONDITIONS) as Condition[]).every((condition) => conditionOf(row, condition) === undefined);

function conditionOf(row: unknown, condition: Condition): readonly unknown[] | undefined {
  const words = isRecord(row) ? row[condition] : undefined;
  return Array.isArray(words) ? words : undefined;
}
