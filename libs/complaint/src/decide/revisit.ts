import type { CommandOf } from '../commands.js';
import type { Closed, Reopened, RevisitAttempted, Revisited } from '../events/index.js';
import { yetToAnswer } from '../legal.js';
import type { Complaint } from '../state.js';
import { currentRound, isOpen } from '../status.js';
import type { ReopenReason } from '../words.js';
import { refuse } from './refuse.js';
import { confirmed } from './close.js';
import { reopened } from './reopen.js';
import { texts } from './texts.js';

type Revisit = CommandOf<'revisit'>;

export function attemptRevisit(
  command: CommandOf<'attempt-revisit'>,
  complaint: Complaint,
): RevisitAttempted {
  requireOutsider(command, complaint);
  requirePhone(command.phone, complaint);
  return {
    type: 'RevisitAttempted',
    data: {
      attempt: currentRound(complaint).attempts + 1,
      result: command.result,
      phone: command.phone,
    },
  };
}

/**
 * The citizen answered. On a resolved case a yes of every reporter closes it in the same append, anything less reopens it.
 * On one that is still open the call is interim: recorded, and nothing else.
 */
export function revisit(command: Revisit, complaint: Complaint): readonly (Revisited | Closed | Reopened)[] {
  requireOutsider(command, complaint);
  const reporter = command.reporter ?? complaint.caseNumber;
  if (!complaint.reporters.includes(reporter)) {
    const sentence = `${reporter} did not report this matter. Its reporters: ${complaint.reporters.join(', ')}.`;
    throw refuse('unknown-reporter', complaint, sentence, { reporter, reporters: complaint.reporters });
  }
  if (isOpen(complaint)) return [revisited(command, complaint, reporter, true)];

  const waiting = yetToAnswer(complaint);
  if (!waiting.includes(reporter)) {
    const sentence = `${reporter} has answered in this round. Still to answer: ${waiting.join(', ')}.`;
    throw refuse('already-answered', complaint, sentence, { reporter, waiting });
  }
  const answer = revisited(command, complaint, reporter, false);
  const denial = denialOf(command, complaint, reporter);
  if (denial) return [answer, reopened(command, complaint, denial)];
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
      attempt: interim ? 0 : currentRound(complaint).attempts + 1,
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
function requireOutsider({ actor }: Revisit | CommandOf<'attempt-revisit'>, complaint: Complaint): void {
  if (actor.role !== 'department') return;
  const sentence = 'A department does not revisit its own work: the hotline calls the citizen back.';
  throw refuse('own-revisit', complaint, sentence);
}

/** 0 stands for another way than the phone, where no number was given. Joined reporters have numbers of their own. */
function requirePhone(phone: number, complaint: Complaint): void {
  const { phones, reachable, reporters } = complaint;
  const first = phones === 0 && reachable ? 0 : 1;
  const last = reporters.length > 1 ? Infinity : phones;
  if (Number.isInteger(phone) && phone >= first && phone <= last) return;
  const sentence =
    phones > 0
      ? `The citizen left ${phones} phone numbers: say which was called, from 1 to ${phones}.`
      : reachable
        ? 'The citizen left no phone number: use 0 for a message.'
        : 'The citizen left no contact: close the case as no-contact-given.';
  throw refuse('unknown-phone', complaint, sentence, { phone, phones });
}
