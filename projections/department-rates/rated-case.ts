import { currentRound, leadOf } from '#complaint';
import type {
  ClosingReason,
  Complaint,
  EventMeta,
  Instant,
  RecordedComplaintEvent,
  RevisitAnswer,
} from '#complaint';
import { advance, type CaseFold } from '../folding/case-fold.js';

export type Origin = 'live' | 'historical';

/** When something was recorded; of an imported event, when it happened. */
export interface When {
  readonly at: Instant;
  readonly origin: Origin;
}

/** What rates need to know of a round besides the case's state. */
export interface RatedRound {
  /** The lead when it was resolved; until then the lead it has, which is nobody at first. */
  readonly lead?: string;
  /** Everyone who complained of the matter in this round. */
  readonly reporters: readonly string[];
  /** One answer per reporter at the most. */
  readonly answers: readonly (RevisitAnswer & When)[];
  readonly over?: When & { readonly as: ClosingReason | 'reopened' };
  /** That it was put on record as a long-standing problem, the first time. */
  readonly deferred?: When;
  /** Every record that resolveBy was missed, and who led then: an extension afterwards does not undo it. */
  readonly missed: readonly (When & { readonly due: Instant; readonly lead?: string })[];
}

/** A case as this read model keeps it. */
export interface RatedCase extends CaseFold {
  readonly rounds: readonly RatedRound[];
  /** Where its valid callbacks come from; for the count of confidential cases. */
  readonly answered: readonly Origin[];
}

/** Takes the next event of a case in. */
export const rate = (before: RatedCase | undefined, event: RecordedComplaintEvent): RatedCase =>
  rated(before, advance(before, event), event);

/** As `rate`, where the case itself was advanced already. */
export function rated(
  before: RatedCase | undefined,
  after: CaseFold,
  event: RecordedComplaintEvent,
): RatedCase {
  const rounds = roundsAfter(before?.rounds ?? [], event, after.complaint);
  const answers = rounds.flatMap((round) => round.answers);
  return {
    ...after,
    rounds,
    answered: [...new Set(answers.map(({ origin }) => origin))],
  };
}

function roundsAfter(
  rounds: readonly RatedRound[],
  event: RecordedComplaintEvent,
  complaint: Complaint,
): readonly RatedRound[] {
  const [earlier, current] = event.type === 'Reopened' ? begun(rounds, event) : split(rounds);
  return withMissed([...earlier, roundAfter(current, event, complaint)], event, complaint);
}

const NEW: RatedRound = { reporters: [], answers: [], missed: [] };

const split = (rounds: readonly RatedRound[]): [readonly RatedRound[], RatedRound] => [
  rounds.slice(0, -1),
  rounds.at(-1) ?? NEW,
];

function begun(
  rounds: readonly RatedRound[],
  { meta }: RecordedComplaintEvent,
): [readonly RatedRound[], RatedRound] {
  const [earlier, current] = split(rounds);
  return [[...earlier, { ...current, over: current.over ?? { as: 'reopened', ...whenOf(meta) } }], NEW];
}

function roundAfter(round: RatedRound, event: RecordedComplaintEvent, complaint: Complaint): RatedRound {
  const when = whenOf(event.meta);
  return {
    ...round,
    reporters: complaint.reporters,
    lead: leadAfter(round, event, complaint),
    answers: answersAfter(round, event, complaint),
    deferred: round.deferred ?? (event.type === 'Deferred' ? when : undefined),
    over: event.type === 'Closed' ? { as: event.data.reason, ...when } : complaint.closed && round.over,
  };
}

function leadAfter(
  { lead }: RatedRound,
  { type }: RecordedComplaintEvent,
  complaint: Complaint,
): string | undefined {
  const { resolution } = currentRound(complaint);
  if (resolution !== undefined && type !== 'Resolved') return lead;
  return leadOf(complaint)?.department ?? resolution?.department;
}

/** Those that the state still has: unmerging takes the answer of the one who left. */
function answersAfter(
  round: RatedRound,
  { type, data, meta }: RecordedComplaintEvent,
  complaint: Complaint,
): RatedRound['answers'] {
  const valid = currentRound(complaint).answers;
  const answering = type === 'Revisited' && !data.interim ? data.reporter : undefined;
  return valid.flatMap((answer) => {
    if (answer.reporter === answering) return [{ ...answer, ...whenOf(meta) }];
    return round.answers.filter(({ reporter }) => reporter === answer.reporter);
  });
}

function withMissed(
  rounds: readonly RatedRound[],
  { type, data, meta }: RecordedComplaintEvent,
  complaint: Complaint,
): readonly RatedRound[] {
  if (type !== 'DeadlineMissed' || data.deadline !== 'resolveBy') return rounds;
  const number = data.round ?? currentRound(complaint).number;
  return rounds.map((round, place) =>
    complaint.rounds[place]?.number === number
      ? { ...round, missed: [...round.missed, { due: data.due, lead: round.lead, ...whenOf(meta) }] }
      : round,
  );
}

const whenOf = (meta: EventMeta): When => ({
  at: meta.historical ? meta.occurredAt : meta.recordedAt,
  origin: meta.historical ? 'historical' : 'live',
});
