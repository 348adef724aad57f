import type { CommandOf } from '../commands.js';
import type { Closed, Reopened, RevisitAttempted, Revisited } from '../events/index.js';
import { yetToAnswer } from '../legal.js';
import type { Complaint } from '../state.js';
import { currentRound, isOpen } from '../status.js';
import type { ReopenReason, Role } from '../words.js';
import type { Rules } from './decider.js';
import { refuse, requireRole } from './refuse.js';
import { confirmed } from './close.js';
import { reopened } from './reopen.js';
import { texts } from './texts.js';

type Revisit = CommandOf<'revisit'>;

export function attemptRevisit(
  command: CommandOf<'attempt-revisit'>,
  complaint: Complaint,
): RevisitAttempted {
  requireOutsider(command, ['operator']);
  const reporter = command.reporter ?? complaint.caseNumber;
  requireReporter(reporter, complaint);
  requireUnanswered(reporter, complaint);
  const isOwn = reporter === complaint.caseNumber;
  if (isOwn) requirePhone(command.phone, complaint);
  return {
    type: 'RevisitAttempted',
    data: {
      attempt: currentRound(complaint).attempted.length + 1,
      result: command.result,
      phone: command.phone,
      ...(!isOwn && { reporter }),
      ...(command.callAgainAt !== undefined && { callAgainAt: callAgainAt(command) }),
    },
  };
}

/** When the citizen asked to be called: later than now, and only of one who answered. */
function callAgainAt({ callAgainAt, result, now }: CommandOf<'attempt-revisit'>): string {
  const time = Date.parse(callAgainAt ?? '');
  if (result === 'answered-not-now' && time > Date.parse(now)) return new Date(time).toISOString();
  const sentence =
    '"callAgainAt" is a later moment than now, and given only where the citizen answered (answered-not-now).';
  throw refuse('bad-date', sentence, { callAgainAt, now });
}

/**
 * The citizen answered. On a resolved case a yes of every reporter closes it in the same append, anything less reopens it.
 * On one that is still open the call is interim: recorded, and nothing else.
 */
export function revisit(
  command: Revisit,
  complaint: Complaint,
  { policies }: Rules,
): readonly (Revisited | Closed | Reopened)[] {
  requireOutsider(command, ['operator', 'citizen']);
  const reporter = command.reporter ?? complaint.caseNumber;
  requireReporter(reporter, complaint);
  if (isOpen(complaint)) return [revisited(command, complaint, reporter, true)];

  const waiting = requireUnanswered(reporter, complaint);
  const answer = revisited(command, complaint, reporter, false);
  const denial = denialOf(command, complaint, reporter);
  if (denial)
    return [answer, reopened(command, complaint, policies.of(complaint.policy), { reason: denial })];
  return waiting.length === 1 ? [answer, confirmed()] : [answer];
}

function revisited(command: Revisit, complaint: Complaint, reporter: string, interim: boolean): Revisited {
  return {
    type: 'Revisited',
    data: {
      via: command.via ?? 'phone',
      reporter,
      contacted: command.contacted,
      solved: command.solved,
      satisfaction: command.satisfaction,
      wantsReopening: command.wantsReopening ?? false,
      interim,
      attempt: interim ? 0 : currentRound(complaint).attempted.length + 1,
    },
    content: texts({ opinion: command.opinion }),
  };
}

/** Why the answer reopens the case, if it does. */
function denialOf(command: Revisit, complaint: Complaint, reporter: string): ReopenReason | undefined {
  if (command.solved === 'yes' && command.wantsReopening !== true) return undefined;
  if (reporter !== complaint.caseNumber) return 'reporter-not-satisfied';
  return command.solved === 'yes' ? 'dissatisfied' : 'not-solved';
}

/** The handling departments never call back on their own work. */
function requireOutsider(command: Revisit | CommandOf<'attempt-revisit'>, roles: readonly Role[]): void {
  if (command.actor.role !== 'department') return requireRole(command, roles);
  const sentence = 'A department does not revisit its own work: the hotline calls the citizen back.';
  throw refuse('own-revisit', sentence);
}

function requireReporter(reporter: string, complaint: Complaint): void {
  const { reporters } = complaint;
  if (reporters.includes(reporter)) return;
  const sentence = `${reporter} did not report this matter. Its reporters: ${reporters.join(', ')}.`;
  throw refuse('unknown-reporter', sentence, { reporter, reporters });
}

/** Those whose answer the round waits for, the reporter among them. */
function requireUnanswered(reporter: string, complaint: Complaint): readonly string[] {
  const waiting = yetToAnswer(complaint);
  if (waiting.includes(reporter)) return waiting;
  const sentence = `${reporter} has answered in this round. Still to answer: ${waiting.join(', ')}.`;
  throw refuse('already-answered', sentence, { reporter, waiting });
}

/** 0 stands for another way than the phone, where no number was given. Joined reporters have numbers of their own. */
function requirePhone(phone: number, complaint: Complaint): void {
  const { phones, reachable } = complaint;
  const first = phones === 0 && reachable ? 0 : 1;
  if (Number.isInteger(phone) && phone >= first && phone <= phones) return;
  const sentence =
    phones > 0
      ? `The citizen left ${phones} phone numbers: say which was called, from 1 to ${phones}.`
      : reachable
        ? 'The citizen left no phone number: use 0 for a message.'
        : 'The citizen left no contact: close the case as no-contact-given.';
  throw refuse('unknown-phone', sentence, { phone, phones });
}
