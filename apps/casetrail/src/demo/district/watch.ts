import {
  type Actor,
  type Complaint,
  type DeadlineKind,
  type EscalationReason,
  type Instant,
  currentRound,
  deadlineAt,
  stageOf,
} from '#complaint';
import { SERVICE } from './people.js';
import { MINUTE, endOfDay } from './rhythm.js';

/** A step of the service, on whatever case it watches. */
type Due = { readonly at: Instant } & Watched & { readonly actor: Actor };

type Watched =
  | { readonly action: 'miss-deadline'; readonly payload: { readonly deadline: DeadlineKind } }
  | {
      readonly action: 'escalate';
      readonly payload: { readonly to: string; readonly reason: EscalationReason };
    };

interface Moment {
  readonly at: number;
  readonly step: Watched;
}

/** Whom lapsed promises are escalated to. */
export const SUPERVISION = 'supervisor';

/** How long after a moment has passed the service notices. */
const NOTICED = MINUTE;

/**
 * What a service that watches the clocks records between two steps of a case: missed deadlines, and stopgaps that nobody
 * looked at again on the promised day.
 */
export function overdue(state: Complaint | undefined, since: number, now: number): readonly Due[] {
  if (!state || stageOf(state) === 'closed') return [];
  const moments = [...missed(state), ...lapsed(state)].map((due) => ({
    ...due,
    at: Math.max(due.at, since) + NOTICED,
  }));
  return moments
    .filter(({ at }) => at < now)
    .sort((a, b) => a.at - b.at)
    .map(({ at, step }) => ({ ...step, actor: SERVICE, at: new Date(at).toISOString() }));
}

function missed(state: Complaint): readonly Moment[] {
  const round = currentRound(state);
  const met = { respondBy: round.respondedAt, resolveBy: round.resolution?.at };
  return (['respondBy', 'resolveBy'] as const)
    .filter(
      (deadline) =>
        met[deadline] === undefined && !round.missed.includes(deadlineAt(deadline, round[deadline])),
    )
    .map((deadline) => ({
      at: Date.parse(round[deadline]),
      step: { action: 'miss-deadline', payload: { deadline } },
    }));
}

function lapsed(state: Complaint): readonly Moment[] {
  const { mitigation, resolution } = currentRound(state);
  if (!mitigation || resolution || state.escalatedTo !== undefined) return [];
  const payload = { to: SUPERVISION, reason: 'mitigation-lapsed' } as const;
  return [{ at: endOfDay(mitigation.reviewOn), step: { action: 'escalate', payload } }];
}
