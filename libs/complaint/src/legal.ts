import type { Action } from './commands.js';
import type { Complaint, Part, Round } from './state.js';
import {
  activeParts,
  currentRound,
  deadlineAt,
  isWorked,
  leadOf,
  stageOf,
  type Stage,
  isResolutionDenied,
  isHistory,
} from './status.js';
import { ACTIONS } from './actions.js';
import { nextCall } from './duties/callbacks.js';
import type { PolicyBook } from './policy/index.js';
import { DEADLINE_KINDS, type DeadlineKind, type Instant } from './words.js';

const OPEN: readonly Stage[] = ['open'];
const RESOLVED: readonly Stage[] = ['resolved'];
const UNCLOSED: readonly Stage[] = ['open', 'resolved'];
const ENDED: readonly Stage[] = ['resolved', 'closed'];
const ANY: readonly Stage[] = ['open', 'resolved', 'closed'];

/** In which stages of a round an action can be legal at all. */
export const STAGES: Readonly<Record<Exclude<Action, 'receive'>, readonly Stage[]>> = {
  reclassify: OPEN,
  assign: OPEN,
  'add-department': OPEN,
  'replace-department': OPEN,
  'change-lead': OPEN,
  instruct: OPEN,
  accept: OPEN,
  dispute: OPEN,
  'return-part': OPEN,
  rule: OPEN,
  delegate: OPEN,
  contact: UNCLOSED,
  progress: OPEN,
  mitigate: OPEN,
  'finish-part': OPEN,
  resolve: OPEN,
  'join-incident': UNCLOSED,
  'leave-incident': ANY,
  'relay-incident': UNCLOSED,
  'schedule-revisit': RESOLVED,
  'attempt-revisit': RESOLVED,
  revisit: UNCLOSED,
  invite: RESOLVED,
  reopen: ENDED,
  'link-call': UNCLOSED,
  'add-information': UNCLOSED,
  extend: OPEN,
  'warn-deadline': OPEN,
  'miss-deadline': ANY,
  'miss-part': OPEN,
  defer: OPEN,
  'review-deferral': OPEN,
  'end-deferral': OPEN,
  escalate: UNCLOSED,
  attach: UNCLOSED,
  correct: ANY,
  redact: ANY,
  'change-visibility': ANY,
  prefer: ANY,
  'record-message': ANY,
  withdraw: UNCLOSED,
  merge: UNCLOSED,
  'join-reporter': UNCLOSED,
  unmerge: ANY,
  close: UNCLOSED,
  adopt: UNCLOSED,
  'order-erasure': ['closed'],
  'confirm-erasure': ['closed'],
  restrict: ANY,
};

/** What may be done with an imported case that nobody adopted: keep its record right, or take it over. */
export const LEGAL_WHILE_HISTORICAL: readonly Action[] = [
  'adopt',
  'correct',
  'redact',
  'order-erasure',
  'confirm-erasure',
  'restrict',
];

/** What may be done after erasure: nothing that carries a text, since no key is ever made again. */
export const LEGAL_AFTER_ERASURE: readonly Action[] = ['record-message', 'prefer'];

const always = () => true;
const somePart = (test: (part: Part) => boolean) => (complaint: Complaint) =>
  activeParts(complaint).some(test);

/** What an action asks of the case beyond its stage; deciding refuses the same with a name of its own. */
const READY: Partial<Record<Action, (complaint: Complaint, policies: PolicyBook) => boolean>> = {
  assign: (complaint) => activeParts(complaint).every((part) => part.imported),
  'add-department': (complaint) => leadOf(complaint) !== undefined,
  'replace-department': somePart(always),
  'change-lead': (complaint) => leadOf(complaint) !== undefined && activeParts(complaint).length > 1,
  instruct: somePart(always),
  accept: somePart(({ state }) => state === 'assigned' || state === 'disputed'),
  dispute: somePart(({ state }) => state === 'assigned'),
  'return-part': somePart((part) => isWorkable(part) && !part.ruled),
  rule: somePart(({ state }) => state === 'disputed'),
  delegate: somePart((part) => isDelegable(part)),
  contact: somePart(always),
  progress: somePart(isWorked),
  mitigate: (complaint, policies) =>
    activeParts(complaint).some((part) => canMitigate(complaint, part, policies)),
  'finish-part': somePart((part) => part.part === 'support' && isWorkable(part)),
  resolve: canResolve,
  'warn-deadline': (complaint) => DEADLINE_KINDS.some((deadline) => canWarn(complaint, deadline)),
  'miss-deadline': ({ rounds }) =>
    rounds.some((round) => DEADLINE_KINDS.some((deadline) => canMiss(round, deadline))),
  'miss-part': somePart((part) => canMissPart(part)),
  defer: (complaint) => !complaint.deferral && activeParts(complaint).length > 0,
  'review-deferral': ({ deferral }) => deferral !== undefined,
  'end-deferral': ({ deferral }) => deferral !== undefined,
  'join-incident': ({ incident }) => incident === undefined || incident.ended,
  'leave-incident': ({ incident }) => incident !== undefined,
  'relay-incident': ({ incident }) => incident !== undefined,
  'schedule-revisit': (complaint, policies) =>
    currentRound(complaint).callback === undefined && hasNextCall(complaint, policies),
  'attempt-revisit': (complaint) => isSomeoneToAsk(complaint),
  invite: (complaint, policies) =>
    currentRound(complaint).invitedUntil === undefined && !hasNextCall(complaint, policies),
  reopen: ({ mergedInto }) => mergedInto === undefined,
  withdraw: ({ reporters }) => reporters.length === 1,
  merge: ({ reporters, visibility }) => reporters.length === 1 && visibility !== 'confidential',
  'join-reporter': ({ visibility }) => visibility !== 'confidential',
  unmerge: ({ mergedInto, reporters }) => mergedInto !== undefined || reporters.length > 1,
  adopt: isHistory,
  'confirm-erasure': ({ erasureOrder }) => erasureOrder !== undefined,
  restrict: ({ personalData }) => personalData === 'held',
};

/** The actions that the rules allow now, for someone who may do them and with the right words. */
export function legalActions(complaint: Complaint | undefined, policies: PolicyBook): readonly Action[] {
  if (!complaint) return ['receive'];
  return ACTIONS.filter((action) => isLegal(action, complaint, policies));
}

function isLegal(action: Action, complaint: Complaint, policies: PolicyBook): boolean {
  if (action === 'receive' || !STAGES[action].includes(stageOf(complaint))) return false;
  if (isHistory(complaint) && !LEGAL_WHILE_HISTORICAL.includes(action)) return false;
  if (complaint.personalData === 'erased' && !LEGAL_AFTER_ERASURE.includes(action)) return false;
  return READY[action]?.(complaint, policies) ?? true;
}

/** Accepted and not finished. */
export const isWorkable = ({ state }: Part): boolean => state === 'accepted' || state === 'mitigated';

/** There is work in it that nobody argues about. */
export const isDelegable = (part: Part): boolean => part.state === 'assigned' || isWorkable(part);

/** A stopgap, or one more of them: their number in a round is capped by the policy. */
export const canMitigate = (complaint: Complaint, part: Part, policies: PolicyBook): boolean =>
  isWorkable(part) && nextRenewal(part) <= policies.of(complaint.policy).mitigation.maxRenewals;

/** 0 for the first stopgap of the round. */
export const nextRenewal = ({ mitigation }: Part): number => (mitigation ? mitigation.renewal + 1 : 0);

const hasNextCall = (complaint: Complaint, policies: PolicyBook): boolean =>
  nextCall(complaint, policies.of(complaint.policy)) !== undefined;

/** Someone who left a way to reach them has not answered yet. */
export const isSomeoneToAsk = (complaint: Complaint): boolean =>
  yetToAnswer(complaint).some((reporter) => complaint.reachable || reporter !== complaint.caseNumber);

/** Neither met nor over nor warned of; whether it is near is for the clock to say. */
export function canWarn(complaint: Complaint, deadline: DeadlineKind): boolean {
  const round = currentRound(complaint);
  return (
    !round.warned.includes(deadlineAt(deadline, round[deadline])) &&
    !isMissed(round, deadline) &&
    metAt(round, deadline) === undefined
  );
}

/** Not met in time, and not recorded as missed; whether it is due is for the clock to say. */
export function canMiss(round: Round, deadline: DeadlineKind): boolean {
  return !isMissed(round, deadline) && !isMet(round, deadline) && !isMoot(round, deadline);
}

/** That nothing met the deadline, as it stands, is recorded. */
export const isMissed = (round: Round, deadline: DeadlineKind): boolean =>
  round.missed.includes(deadlineAt(deadline, round[deadline]));

/** Neither done nor recorded as late; whether it is due is for the clock to say. */
export const canMissPart = ({ dueBy, overdue, state }: Part): boolean =>
  dueBy !== undefined && overdue !== true && state !== 'finished' && state !== 'ruled-away';

/** Something met the deadline, and was recorded before it passed. */
function isMet(round: Round, deadline: DeadlineKind): boolean {
  const met = metAt(round, deadline);
  return met !== undefined && met <= round[deadline];
}

/** A resolution that the citizen denied met nothing. */
function metAt(round: Round, deadline: DeadlineKind): Instant | undefined {
  if (deadline === 'respondBy') return round.respondedAt;
  return isResolutionDenied(round) ? undefined : round.resolution?.at;
}

/** The round was over before the deadline was. */
const isMoot = (round: Round, deadline: DeadlineKind): boolean =>
  round.endedAt !== undefined && round.endedAt <= round[deadline];

/** The deadline is over, and nothing met it in time. */
export function isOverdue(round: Round, deadline: DeadlineKind, now: Instant): boolean {
  return now > round[deadline] && !isMet(round, deadline) && !isMoot(round, deadline);
}

function canResolve(complaint: Complaint): boolean {
  const lead = leadOf(complaint);
  if (!lead) return complaint.kind === 'consultation' && activeParts(complaint).length === 0;
  const supports = activeParts(complaint).filter((part) => part !== lead);
  return isWorkable(lead) && supports.every(({ state }) => state === 'finished');
}

/** Reporters whose answer this round still waits for. */
export const yetToAnswer = (complaint: Complaint): readonly string[] => {
  const { answers } = currentRound(complaint);
  return complaint.reporters.filter((reporter) => !answers.some((answer) => answer.reporter === reporter));
};
