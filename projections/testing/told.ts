import type { Satisfaction, Solved, Visibility } from '#complaint';
import * as step from '../../libs/complaint/src/testing/steps.js';
import { lead } from '../../libs/complaint/src/testing/steps.js';

/** Day 8 is 30 September 2026; day 26 and 27 are 18 and 19 October, the last and the first of an assessment month. */
export interface Told {
  readonly department: string;
  readonly district: string;
  readonly day: number;
  readonly called?: string;
  readonly visibility?: Visibility;
}

/** A case under `beijing`, up to a stage. */
export const until = (stage: 'accepted' | 'resolved', { department, district, day, visibility }: Told) => [
  step.receive({ at: `day ${day} 09:00`, policy: 'beijing', visibility, location: { district } }),
  step.assign({ departments: [lead(department)] }),
  step.accept({ department }),
  ...(stage === 'resolved' ? [step.resolve({ department })] : []),
];

type Answer = readonly ['contacted' | 'not', Solved, Satisfaction];

/** Resolved, and called back. */
export const answered = (told: Told, [contacted, solved, satisfaction]: Answer) => [
  ...until('resolved', told),
  step.revisit({
    ...(told.called && { at: told.called }),
    contacted: contacted === 'contacted',
    solved,
    satisfaction,
  }),
];
