import type { ComplaintEventOf, ComplaintEventType, Deadlines, EventMeta } from '../events/index.js';
import type { Complaint, Round } from '../state.js';
import { currentRound } from '../status.js';
import type { Instant } from '../words.js';

/** What one kind of event changes. Must answer for every state: a history may lack what the rules would ask for. */
export type Evolver<Type extends ComplaintEventType> = (
  complaint: Complaint,
  data: ComplaintEventOf<Type>['data'],
  meta: EventMeta,
) => Partial<Complaint>;

/** Of one group of events; `evolve.ts` puts the groups together and misses none. */
export type Evolvers = { readonly [T in ComplaintEventType]?: Evolver<T> };

/** Clocks stop when something is recorded. An import is recorded long after, so there the street's time is all there is. */
export const momentOf = (meta: EventMeta): Instant => (meta.historical ? meta.occurredAt : meta.recordedAt);

export const newRound = (number: number, startedAt: Instant, deadlines: Deadlines): Round => ({
  number,
  startedAt,
  respondBy: deadlines.respondBy,
  resolveBy: deadlines.resolveBy,
  attempted: [],
  promised: 0,
  answers: [],
  warned: [],
  missed: [],
  escalated: [],
});

/** Changes one round, the current one where none is named. */
export function changeRound(
  complaint: Complaint,
  number: number | undefined,
  change: (round: Round) => Partial<Round>,
): Complaint['rounds'] {
  const wanted = number ?? currentRound(complaint).number;
  const changed = complaint.rounds.map((round) =>
    round.number === wanted ? { ...round, ...change(round) } : round,
  );
  return changed as unknown as Complaint['rounds'];
}

/** Changes the current round. */
export function inRound(complaint: Complaint, change: Partial<Round>): Pick<Complaint, 'rounds'> {
  const round = { ...currentRound(complaint), ...change };
  const [first, ...later] = complaint.rounds;
  return { rounds: later.length === 0 ? [round] : [first, ...later.slice(0, -1), round] };
}
