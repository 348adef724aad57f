import type { PolicyBook } from '#complaint';
import { StoreUnavailable } from '#event-store';
import type { ProjectionStatus } from '#projecting';

export interface Readiness {
  readonly ready: boolean;
  /** What it waits for, where a store does not answer. */
  readonly waitingFor?: string;
  readonly projections: readonly ProjectionStatus[];
}

/** Ready is who can answer: the rules are read, the stores answer, and every read model is live and goes on. */
export async function readinessOf(
  policies: PolicyBook,
  status: () => Promise<readonly ProjectionStatus[]>,
): Promise<Readiness> {
  try {
    const projections = await status();
    // Until the rules are read, asking for them is refused as a store that does not answer.
    void policies.ids;
    const ready = projections.every(({ state, retrying }) => state === 'live' && !retrying);
    return { ready, projections };
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    return { ready: false, waitingFor: error.message, projections: [] };
  }
}
