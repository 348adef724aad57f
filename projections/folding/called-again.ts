import type { Instant, RecordedComplaintEvent } from '#complaint';

/** When the citizen last called again about a case, if ever. */
export interface CalledAgain {
  readonly calledAgainAt?: Instant;
}

/** The same after the next event of the case. */
export function calledAgainAfter(
  { type, meta }: RecordedComplaintEvent,
  before: CalledAgain | undefined,
): CalledAgain {
  if (type === 'RepeatCallLinked') return { calledAgainAt: meta.occurredAt };
  return before?.calledAgainAt === undefined ? {} : { calledAgainAt: before.calledAgainAt };
}
