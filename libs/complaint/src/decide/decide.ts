import type { Action, CommandOf, ComplaintCommand } from '../commands.js';
import type { ComplaintEvent } from '../events/index.js';
import { DomainError } from '../errors.js';
import { LEGAL_AFTER_ERASURE, LEGAL_WHILE_HISTORICAL, STAGES, legalActions } from '../legal.js';
import type { Complaint } from '../state.js';
import { stageOf, statusOf, isHistory } from '../status.js';
import { accept } from './accept.js';
import { adopt } from './adopt.js';
import { assign } from './assign.js';
import { attach } from './attach.js';
import { addInformation, linkCall, refuseCall } from './calls.js';
import { close } from './close.js';
import { extend, missDeadline, missPart, warnOfDeadline } from './deadlines.js';
import type { Decider, Rules } from './decider.js';
import { defer, endDeferral, reviewDeferral } from './deferral.js';
import { delegate } from './delegate.js';
import { addDepartment, changeLead, instruct, replaceDepartment } from './departments.js';
import { dispute, returnPart } from './dispute.js';
import { correct, redact } from './entries.js';
import { escalate } from './escalate.js';
import { finishPart } from './finish-part.js';
import { joinIncident, leaveIncident, relayIncident } from './incident.js';
import { joinReporter, merge, unmerge } from './merge.js';
import { prefer, recordMessage } from './messages.js';
import { mitigate } from './mitigate.js';
import { requireMoment } from './moment.js';
import { confirmErasure, orderErasure, restrict } from './personal-data.js';
import { receive } from './receive.js';
import { reclassify } from './reclassify.js';
import { illegalStep, refuse, requireOwnCase } from './refuse.js';
import { reopen } from './reopen.js';
import { contact, progress } from './report.js';
import { resolve } from './resolve.js';
import { attemptRevisit, revisit } from './revisit.js';
import { rule } from './rule.js';
import { invite, scheduleRevisit } from './schedule.js';
import { changeVisibility } from './visibility.js';
import { withdraw } from './withdraw.js';

type LaterAction = Exclude<Action, 'receive'>;

const DECIDERS: { readonly [A in LaterAction]: Decider<A> } = {
  reclassify,
  assign,
  'add-department': addDepartment,
  'replace-department': replaceDepartment,
  'change-lead': changeLead,
  instruct,
  accept,
  dispute,
  'return-part': returnPart,
  rule,
  delegate,
  contact,
  progress,
  mitigate,
  'finish-part': finishPart,
  resolve,
  'join-incident': joinIncident,
  'leave-incident': leaveIncident,
  'relay-incident': relayIncident,
  'schedule-revisit': scheduleRevisit,
  'attempt-revisit': attemptRevisit,
  revisit,
  invite,
  reopen,
  'link-call': linkCall,
  'add-information': addInformation,
  extend,
  'warn-deadline': warnOfDeadline,
  'miss-deadline': missDeadline,
  'miss-part': missPart,
  defer,
  'review-deferral': reviewDeferral,
  'end-deferral': endDeferral,
  escalate,
  attach,
  correct,
  redact,
  'change-visibility': changeVisibility,
  prefer,
  'record-message': recordMessage,
  withdraw,
  merge,
  'join-reporter': joinReporter,
  unmerge,
  close,
  adopt,
  'order-erasure': orderErasure,
  'confirm-erasure': confirmErasure,
  restrict,
};

/**
 * The facts that follow from a command on a case: all of them are appended together, or none.
 *
 * Pure: time comes with the command, and the same command on the same state decides the same.
 *
 * @throws {DomainError} the rules forbid it; the sentence and `legal` say what is possible now
 */
export function decide(
  command: ComplaintCommand,
  state: Complaint | undefined,
  rules: Rules,
): readonly ComplaintEvent[] {
  try {
    return decideOn(command, state, rules);
  } catch (error) {
    throw error instanceof DomainError ? error.saying(legalActions(state, rules.policies)) : error;
  }
}

function decideOn(
  command: ComplaintCommand,
  state: Complaint | undefined,
  rules: Rules,
): readonly ComplaintEvent[] {
  if (command.type === 'receive') return [receive(command, state, rules)];
  if (!state) {
    throw new DomainError('not-received', 'There is no such case: receive it first.');
  }
  requireStage(command, state, rules);
  requireMoment(command, state, rules.policies.of(state.policy));
  requireOwnCase(command, state, rules.catalogue);
  const decider = DECIDERS[command.type] as Decider<LaterAction>;
  const decided = decider(command, state, rules);
  return isList(decided) ? decided : [decided];
}

const isList = (decided: ComplaintEvent | readonly ComplaintEvent[]): decided is readonly ComplaintEvent[] =>
  Array.isArray(decided);

function requireStage(command: CommandOf<LaterAction>, complaint: Complaint, { policies }: Rules): void {
  const action = command.type;
  if (complaint.personalData === 'erased' && !LEGAL_AFTER_ERASURE.includes(action)) {
    const sentence = 'The personal data of this case was erased: nothing that carries a text can be added.';
    throw refuse('personal-data-erased', sentence);
  }
  if (isHistory(complaint) && !LEGAL_WHILE_HISTORICAL.includes(action)) {
    const sentence = 'The case was imported and nobody here handles it: adopt it first, if it is open.';
    throw refuse('historical-case', sentence);
  }
  const stage = stageOf(complaint);
  if (STAGES[action].includes(stage)) return;
  if (action === 'order-erasure' || action === 'confirm-erasure') {
    const sentence = 'While a case is not closed its data is needed: restrict it instead, or close the case.';
    throw refuse('erasure-while-open', sentence);
  }
  if (action === 'link-call') throw refuseCall(command, complaint, policies.of(complaint.policy));
  throw illegalStep(action, complaint, `the case is ${statusOf(complaint)}`);
}
