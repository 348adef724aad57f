import { CLOSING_REASONS, type Satisfaction, type Solved } from '#complaint';

/**
 * What a callback that reached the citizen counts as: `valid`, then one word for each of the three answers, and
 * `denied-later` for a yes whose round was opened again afterwards by someone who reported the matter.
 */
export const ANSWER_COUNTS = [
  'valid',
  'contacted',
  'not-contacted',
  'solved',
  'partly-solved',
  'unsolved',
  'satisfied',
  'basically-satisfied',
  'dissatisfied',
  'denied-later',
] as const;

/** How a round ends for a reporter who gave no answer, and rounds that were deferred: in no denominator, and beside them. */
export const BESIDE_COUNTS = [...CLOSING_REASONS, 'reopened', 'deferred'] as const;
export type BesideCount = (typeof BESIDE_COUNTS)[number];

export const DEADLINE_COUNTS = ['deadline-met', 'deadline-missed'] as const;

/** Everything that one case, round or callback can count as. */
export const RATE_COUNTS = [...ANSWER_COUNTS, ...DEADLINE_COUNTS, ...BESIDE_COUNTS] as const;
export type RateCount = (typeof RATE_COUNTS)[number];

export const SOLVED_COUNTS = {
  yes: 'solved',
  partly: 'partly-solved',
  no: 'unsolved',
} as const satisfies Record<Solved, RateCount>;

export const SATISFACTION_COUNTS = {
  satisfied: 'satisfied',
  'basically-satisfied': 'basically-satisfied',
  dissatisfied: 'dissatisfied',
} as const satisfies Record<Satisfaction, RateCount>;
