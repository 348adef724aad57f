import { isInLine } from '../catalogue/find.js';
import type { CommandOf } from '../commands.js';
import type { Closed } from '../events/index.js';
import { onShowUntil } from '../duties/callbacks.js';
import { isSomeoneToAsk, yetToAnswer } from '../legal.js';
import type { Policy } from '../policy/index.js';
import type { Complaint } from '../state.js';
import { activeParts, currentRound, isOpen } from '../status.js';
import type { ClosingReason } from '../words.js';
import type { Rules } from './decider.js';
import { illegalStep, refuse, requireRole, requireText } from './refuse.js';
import { texts } from './texts.js';

type Close = CommandOf<'close'>;

/** Every reporter said yes. */
export const confirmed = (): Closed => closed('confirmed');

export const closed = (reason: ClosingReason, text?: string): Closed => ({
  type: 'Closed',
  data: { reason, appealable: reason === 'ruled' },
  publishable: texts({ text }),
});

/** A clock that ran out is never a reason. */
export function close(command: Close, complaint: Complaint, rules: Rules): Closed {
  REQUIRE[command.reason](command, complaint, rules);
  return closed(command.reason, command.text);
}

const REQUIRE: Readonly<
  Record<Close['reason'], (command: Close, complaint: Complaint, rules: Rules) => void>
> = {
  ruled: requireRuling,
  unreachable: (command, complaint, { policies }) => {
    requireResolved(command, complaint);
    requireEveryEffort(command, complaint, policies.of(complaint.policy));
  },
  'no-contact-given': (command, complaint, { policies }) => {
    requireResolved(command, complaint);
    if (isSomeoneToAsk(complaint)) {
      throw refuse('contact-was-given', 'There is someone to call back: attempt a revisit.');
    }
    if (command.actor.role === 'service') requireOnShow(command, complaint, policies.of(complaint.policy));
  },
  'explained-on-call': (command, complaint) => {
    requireResolved(command, complaint);
    const explained = currentRound(complaint).resolution?.department === undefined;
    if (explained && complaint.kind === 'consultation' && complaint.reporters.length === 1) return;
    const sentence = 'Only a consultation that was explained on the call closes so: revisit the citizen.';
    throw refuse('explanation-needs-consultation', sentence);
  },
};

/** Called as often as the policy asks; by the service only after the written invitation went unanswered too. */
function requireEveryEffort({ actor, now }: Close, complaint: Complaint, { revisit }: Policy): void {
  const { invitedUntil } = currentRound(complaint);
  if (invitedUntil !== undefined && now > invitedUntil) return;
  if (actor.role !== 'service') return requireAttempts(complaint, revisit.attempts);
  const sentence = `The citizen is asked in writing, and may answer until ${invitedUntil}, before the service closes the case.`;
  throw refuse('attempts-not-exhausted', sentence, { invitedUntil });
}

/** The page is the only answer there can be: the service leaves it time to be found. */
function requireOnShow({ now }: Close, complaint: Complaint, policy: Policy): void {
  const until = onShowUntil(currentRound(complaint).resolution!, policy);
  if (now > until) return;
  throw refuse('deadline-not-due', `The resolved case stays on show until ${until}.`, { until, now });
}

/** Each reporter who has not answered was called as often as the policy asks, but for one who left no contact. */
function requireAttempts(complaint: Complaint, needed: number): void {
  const { attempted } = currentRound(complaint);
  for (const reporter of yetToAnswer(complaint)) {
    const attempts = attempted.filter((attempt) => attempt.reporter === reporter).length;
    const isCallable = complaint.reachable || reporter !== complaint.caseNumber;
    if (attempts >= needed || (!isCallable && complaint.reporters.length > 1)) continue;
    const sentence = `${reporter} was called ${attempts} times: try ${needed} times before closing as unreachable.`;
    throw refuse('attempts-not-exhausted', sentence, { reporter, attempts, needed });
  }
}

function requireResolved(command: Close, complaint: Complaint): void {
  requireRole(command, ['operator', 'supervisor', 'service']);
  if (isOpen(complaint)) {
    throw illegalStep(command.type, complaint, `closing as ${command.reason} needs a resolved case`);
  }
}

/** Appealable and counted as unsolved, so it takes a supervisor from outside the branches that handle the case or are accused. */
function requireRuling({ actor, text }: Close, complaint: Complaint, { catalogue }: Rules): void {
  requireText({ text: text ?? '' });
  const handling = [...activeParts(complaint).map(({ department }) => department), ...complaint.about];
  const own = actor.department;
  const isHandling = own !== undefined && handling.some((department) => isInLine(catalogue, department, own));
  if (actor.role === 'supervisor' && !isHandling) return;
  const sentence = 'Only a supervisor from outside the handling departments closes a case by ruling.';
  throw refuse('ruling-by-handling-department', sentence, { handling });
}
