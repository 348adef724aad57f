import type { Part } from '../state.js';
import { currentRound, leadOf, partFor } from '../status.js';
import { inRound, momentOf, type Evolvers } from './evolver.js';
import { addPart, changePart, handOver, newPart } from './parts.js';

const without = <T>(list: readonly T[], gone: T): readonly T[] => list.filter((item) => item !== gone);

export const HANDLING = {
  // Assigning begins the dispatch anew: whatever an import had assigned before is over.
  ComplaintAssigned: (complaint, { departments }, meta) => ({
    parts: [
      ...complaint.parts.map((part): Part => ({ ...part, state: 'ruled-away' })),
      ...departments.map(({ id, part }) => newPart(id, part, meta)),
    ],
  }),
  DepartmentAdded: (complaint, { department }, meta) =>
    addPart(complaint, newPart(department.id, department.part, meta)),
  DepartmentReplaced: (complaint, { replaced, by }, meta) => handOver(complaint, replaced, by, meta),
  LeadChanged: (complaint, { from, to }, meta) => {
    const demoted = { ...complaint, ...changePart(complaint, from, { part: 'support' }) };
    const next = partFor(demoted, to);
    if (!next) return addPart(demoted, newPart(to, 'lead', meta));
    return {
      // A lead is never finished before the case is resolved.
      ...changePart(demoted, to, {
        part: 'lead',
        state: next.state === 'finished' ? 'accepted' : next.state,
      }),
      ...(next.mitigation && inRound(complaint, { mitigation: next.mitigation })),
    };
  },
  AssignmentAccepted: (complaint, { department }, meta) =>
    changePart(complaint, department, { state: 'accepted', acceptedAt: momentOf(meta) }),
  AssignmentDisputed: (complaint, { department }) => changePart(complaint, department, { state: 'disputed' }),
  AssignmentRuled: (complaint, { department, ruling, to }, meta) => {
    if (ruling === 'upheld')
      return changePart(complaint, department, { state: 'accepted', acceptedAt: momentOf(meta) });
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
      answers: [],
      // Whoever explains it on the call has spoken with the citizen.
      ...(department === undefined && {
        respondedAt: currentRound(complaint).respondedAt ?? momentOf(meta),
      }),
    }),
  }),
  DeadlineExtended: (complaint, { deadline, to }) =>
    inRound(complaint, { [deadline]: to, missed: without(currentRound(complaint).missed, deadline) }),
  DeadlineMissed: (complaint, { deadline }) =>
    inRound(complaint, { missed: [...without(currentRound(complaint).missed, deadline), deadline] }),
  Deferred: (_, { targetDate, nextReportOn }) => ({ deferral: { targetDate, nextReportOn } }),
  DeferralReviewed: (_, { targetDate, nextReportOn }) => ({ deferral: { targetDate, nextReportOn } }),
  DeferralEnded: () => ({ deferral: undefined }),
  Escalated: (_, { to }) => ({ escalatedTo: to }),
  EvidenceAttached: (complaint, { hash }) => ({
    evidence: [...without(complaint.evidence, hash), hash],
  }),
} satisfies Evolvers;
