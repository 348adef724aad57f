import type { Part } from '../state.js';
import { currentRound, isWorked } from '../status.js';
import { inRound, momentOf, newRound, type Evolvers } from './evolver.js';

export const OUTCOME = {
  RevisitAttempted: (complaint, { reporter }) =>
    inRound(complaint, {
      attempted: [...currentRound(complaint).attempted, reporter ?? complaint.caseNumber],
    }),
  Revisited: (complaint, { reporter, solved, satisfaction, contacted, interim }) =>
    interim
      ? {}
      : inRound(complaint, {
          answers: [
            ...currentRound(complaint).answers.filter((answer) => answer.reporter !== reporter),
            { reporter, solved, satisfaction, contacted },
          ],
        }),
  Reopened: (complaint, { round, respondBy, resolveBy }, meta) => ({
    closed: undefined,
    deferral: undefined,
    escalatedTo: undefined,
    erasureOrder: undefined,
    parts: complaint.parts.map(backToAccepted),
    rounds: [...complaint.rounds, newRound(round, meta.occurredAt, { respondBy, resolveBy })],
  }),
  Withdrawn: () => ({}),
  MergedInto: (_, { into }) => ({ mergedInto: into }),
  ReporterJoined: (complaint, { from }) => ({
    reporters: [complaint.caseNumber, ...otherReporters(complaint, from), from],
  }),
  Unmerged: (complaint, { other }) =>
    complaint.mergedInto === other
      ? { mergedInto: undefined, closed: undefined, erasureOrder: undefined }
      : {
          reporters: [complaint.caseNumber, ...otherReporters(complaint, other)],
          ...inRound(complaint, {
            answers: currentRound(complaint).answers.filter(({ reporter }) => reporter !== other),
          }),
        },
  // Whatever else it was stays: unmerging brings the case back as it stood.
  Closed: (_, { reason, appealable }, meta) => ({ closed: { reason, at: momentOf(meta), appealable } }),
} satisfies Evolvers;

const backToAccepted = (part: Part): Part => ({
  ...part,
  mitigation: undefined,
  state: isWorked(part) ? 'accepted' : part.state,
});

const otherReporters = (complaint: { reporters: readonly string[] }, without: string): readonly string[] =>
  complaint.reporters.slice(1).filter((reporter) => reporter !== without);
