import type { EventMeta } from '../events/index.js';
import type { Part } from '../state.js';
import { causeOf, currentRound, deadlineAt, leadOf, partFor } from '../status.js';
import { changeRound, inRound, momentOf, type Evolvers } from './evolver.js';
import { addPart, changePart, handOver, newPart } from './parts.js';

const without = <T>(list: readonly T[], gone: T): readonly T[] => list.filter((item) => item !== gone);

/** The part is worked on from now on, or again as before it was given back: a stopgap of its own is still in place. */
function takenUp(part: Part | undefined, meta: EventMeta): Partial<Part> {
  const isMitigated = part?.mitigation !== undefined && part.mitigation.department === part.department;
  return {
    state: isMitigated ? 'mitigated' : 'accepted',
    acceptedAt: part?.acceptedAt ?? momentOf(meta),
    disputedAt: undefined,
  };
}

/** Its work was done and is not any more: the time it was given is over. */
const BACK_TO_WORK: Partial<Part> = { state: 'accepted', dueBy: undefined, overdue: undefined };

export const HANDLING = {
  // Assigning begins the dispatch anew: whatever an import had assigned before is over.
  ComplaintAssigned: (complaint, { departments }, meta) => ({
    parts: [
      ...complaint.parts.map((part): Part => ({ ...part, state: 'ruled-away' })),
      ...departments.map(({ id, part, dueBy }) => newPart(id, part, meta, dueBy)),
    ],
  }),
  DepartmentAdded: (complaint, { department }, meta) =>
    addPart(complaint, newPart(department.id, department.part, meta, department.dueBy)),
  DepartmentReplaced: (complaint, { replaced, by }, meta) => handOver(complaint, replaced, by, meta),
  LeadChanged: (complaint, { from, to }, meta) => {
    const demoted = { ...complaint, ...changePart(complaint, from, { part: 'support' }) };
    const next = partFor(demoted, to);
    if (!next) return addPart(demoted, newPart(to, 'lead', meta));
    return {
      // A lead is never finished before the case is resolved.
      ...changePart(demoted, to, { part: 'lead', ...(next.state === 'finished' && BACK_TO_WORK) }),
      ...(next.mitigation && inRound(complaint, { mitigation: next.mitigation })),
    };
  },
  AssignmentAccepted: (complaint, { department }, meta) =>
    changePart(complaint, department, takenUp(partFor(complaint, department), meta)),
  AssignmentDisputed: (complaint, { department }, meta) =>
    changePart(complaint, department, { state: 'disputed', disputedAt: momentOf(meta) }),
  PartReturned: (complaint, { department }, meta) =>
    changePart(complaint, department, { state: 'disputed', disputedAt: momentOf(meta) }),
  PartInstructed: (complaint, { department, dueBy, backToWork }) =>
    changePart(complaint, department, {
      ...(backToWork && BACK_TO_WORK),
      ...(dueBy !== undefined && { dueBy, overdue: undefined }),
    }),
  AssignmentRuled: (complaint, { department, ruling, to }, meta) => {
    if (ruling === 'upheld') {
      const kept = takenUp(partFor(complaint, department), meta);
      return changePart(complaint, department, { ...kept, ruled: true });
    }
    return to === undefined
      ? changePart(complaint, department, { state: 'ruled-away' })
      : handOver(complaint, department, to, meta);
  },
  PartDelegated: (complaint, { department, to }) =>
    changePart(complaint, department, {
      delegatedTo: [...without(partFor(complaint, department)?.delegatedTo ?? [], to), to],
    }),
  CitizenContacted: (complaint, _, meta) =>
    inRound(complaint, { respondedAt: currentRound(complaint).respondedAt ?? momentOf(meta) }),
  ProgressReported: () => ({}),
  TemporarilyMitigated: (complaint, { department, reviewOn, renewal }) => {
    const mitigation = { department, reviewOn, renewal };
    const lead = leadOf(complaint);
    const isTheLead = lead === undefined || lead === partFor(complaint, department);
    return {
      ...changePart(complaint, department, { state: 'mitigated', mitigation }),
      ...(isTheLead && inRound(complaint, { mitigation })),
    };
  },
  DepartmentPartFinished: (complaint, { department }) =>
    changePart(complaint, department, { state: 'finished' }),
  Resolved: (complaint, { department, outcome }, meta) => ({
    deferral: undefined,
    ...(department !== undefined && changePart(complaint, department, { state: 'finished' })),
    ...inRound(complaint, {
      resolution: { outcome, department, at: momentOf(meta) },
      attempted: [],
      callback: undefined,
      invitedUntil: undefined,
      answers: [],
      // Whoever explains it on the call has spoken with the citizen.
      ...(department === undefined && {
        respondedAt: currentRound(complaint).respondedAt ?? momentOf(meta),
      }),
    }),
  }),
  DeadlineExtended: (complaint, { deadline, to }) =>
    inRound(complaint, {
      [deadline]: to,
    }),
  DeadlineWarned: (complaint, { deadline, due }) =>
    inRound(complaint, { warned: [...currentRound(complaint).warned, deadlineAt(deadline, due)] }),
  DeadlineMissed: (complaint, { deadline, due, round }) => ({
    rounds: changeRound(complaint, round, ({ missed }) => ({
      missed: [...missed, deadlineAt(deadline, due)],
    })),
  }),
  PartDeadlineMissed: (complaint, { department }) => changePart(complaint, department, { overdue: true }),
  Deferred: (_, { targetDate, nextReportOn }) => ({ deferral: { targetDate, nextReportOn } }),
  DeferralReviewed: (_, { targetDate, nextReportOn }) => ({ deferral: { targetDate, nextReportOn } }),
  DeferralEnded: () => ({ deferral: undefined }),
  Escalated: (complaint, { to, reason, subject }) => ({
    escalatedTo: to,
    ...inRound(complaint, {
      escalated: [...currentRound(complaint).escalated, causeOf(currentRound(complaint), reason, subject)],
    }),
  }),
  EvidenceAttached: (complaint, { hash }) => ({
    evidence: [...without(complaint.evidence, hash), hash],
  }),
} satisfies Evolvers;
