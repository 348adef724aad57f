import { ApiProblem } from '../problems/api-problem.js';

/** How deep a body may nest: ours go to four. */
const DEPTH = 16;
/** How many values it may hold: ours have some hundred. */
const VALUES = 5_000;

/**
 * Keeps bodies away from validation that would take it a second to refuse, or more stack than there is.
 *
 * @throws {ApiProblem} 400
 */
export function requireBounded(body: unknown): void {
  let level = [body];
  let values = 0;
  for (let depth = 0; level.length > 0; depth++) {
    values += level.length;
    if (depth > DEPTH || values > VALUES) {
      throw new ApiProblem(
        'invalid-request',
        `A body may nest ${DEPTH} deep and hold ${VALUES} values: leave out what does not belong in it.`,
      );
    }
    level = level.flatMap(valuesOf);
  }
}

const valuesOf = (value: unknown): unknown[] =>
  typeof value === 'object' && value !== null ? (Object.values(value) as unknown[]) : [];
