import type { EventMeta } from '../events/index.js';
import type { Part } from '../state.js';
import { currentRound, isWorked } from '../status.js';
import { inRound, momentOf, newRound, type Evolvers } from './evolver.js';

export const OUTCOME = {
  RevisitScheduled: (complaint, { attempt, reporter, phone, from, until }) =>
    inRound(complaint, {
      callback: { attempt, reporter: reporter ?? complaint.caseNumber, phone, from, until },
      promised: currentRound(complaint).promised + 1,
    }),
  RevisitAttempted: (complaint, { reporter, result, phone, callAgainAt }, meta) =>
    inRound(complaint, {
      callback: undefined,
      attempted: [
        ...currentRound(complaint).attempted,
        {
          reporter: reporter ?? complaint.caseNumber,
          at: momentOf(meta),
          phone,
          result,
          ...(callAgainAt !== undefined && { callAgainAt }),
        },
      ],
    }),
  RevisitInvited: (complaint, { answerBy }) =>
    inRound(complaint, { invitedUntil: answerBy, promised: currentRound(complaint).promised + 1 }),
  Revisited: (complaint, { reporter, solved, satisfaction, contacted, interim }) =>
    interim
      ? {}
      : inRound(complaint, {
          callback: undefined,
          answers: [
            ...currentRound(complaint).answers.filter((answer) => answer.reporter !== reporter),
            { reporter, solved, satisfaction, contacted },
          ],
        }),
  Reopened: (complaint, { reason, round, respondBy, resolveBy }, meta) => ({
    closed: undefined,
    deferral: undefined,
    escalatedTo: undefined,
    erasureOrder: undefined,
    parts: complaint.parts.map((part) => inNewRound(part, meta)),
    rounds: [
      ...inRound(complaint, {
        callback: undefined,
        endedAt: currentRound(complaint).endedAt ?? momentOf(meta),
        denied: currentRound(complaint).resolution !== undefined && reason !== 'supervisor',
      }).rounds,
      newRound(round, meta.occurredAt, { respondBy, resolveBy }),
    ],
  }),
  Withdrawn: () => ({}),
  MergedInto: (_, { into }) => ({ mergedInto: into }),
  ReporterJoined: (complaint, { from }) => ({
    reporters: [complaint.caseNumber, ...otherReporters(complaint, from), from],
    // Nobody has called or asked whoever joined.
    ...inRound(complaint, { invitedUntil: undefined }),
  }),
  Unmerged: (complaint, { other }) =>
    complaint.mergedInto === other
      ? {
          mergedInto: undefined,
          closed: undefined,
          erasureOrder: undefined,
          ...inRound(complaint, { endedAt: undefined }),
        }
      : {
          reporters: [complaint.caseNumber, ...otherReporters(complaint, other)],
          ...inRound(complaint, {
            answers: currentRound(complaint).answers.filter(({ reporter }) => reporter !== other),
            ...(currentRound(complaint).callback?.reporter === other && { callback: undefined }),
          }),
        },
  // Whatever else it was stays: unmerging brings the case back as it stood.
  Closed: (complaint, { reason, appealable }, meta) => ({
    closed: { reason, at: momentOf(meta), appealable },
    ...inRound(complaint, {
      callback: undefined,
      endedAt: momentOf(meta),
      ...(reason === 'confirmed' && { confirmed: true }),
    }),
  }),
} satisfies Evolvers;

/** Worked parts go back to accepted. What was said of a part, and by when, was said for the round that is over. */
const inNewRound = (part: Part, meta: EventMeta): Part => ({
  ...part,
  state: isWorked(part) ? 'accepted' : part.state,
  mitigation: undefined,
  dueBy: undefined,
  overdue: undefined,
  ruled: undefined,
  disputedAt: part.state === 'disputed' ? momentOf(meta) : undefined,
});

const otherReporters = (complaint: { reporters: readonly string[] }, without: string): readonly string[] =>
  complaint.reporters.slice(1).filter((reporter) => reporter !== without);
