import { CalendarLacksYear } from '#calendar';
import type { Action, CommandPayloads } from '../commands.js';
import { canMiss, canMissPart, canWarn, isSomeoneToAsk } from '../legal.js';
import type { Policy, PolicyBook } from '../policy/index.js';
import type { Complaint } from '../state.js';
import { activeParts, currentRound, stageOf, isHistory } from '../status.js';
import { DEADLINE_KINDS, type Instant } from '../words.js';
import { nextCall, onShowUntil } from './callbacks.js';
import { warnedAt } from './deadline-times.js';
import { ESCALATED_BY_ITSELF, isEscalated } from './escalation-causes.js';
import { ruledBy } from './part-times.js';

/** What the service itself does on a case once a moment has passed, unless someone has acted before. */
export type Duty = {
  readonly [A in DutyAction]: {
    /** The same for the same duty, whoever works it out and however often; unique in the log. */
    readonly id: string;
    /** It is done after this moment. */
    readonly dueAt: Instant;
    readonly action: A;
    readonly payload: CommandPayloads[A];
  };
}[DutyAction];

export const DUTY_ACTIONS = [
  'warn-deadline',
  'miss-deadline',
  'miss-part',
  'rule',
  'escalate',
  'schedule-revisit',
  'invite',
  'close',
  // Owed by the incident a case belongs to, so not found by `dutiesOf`.
  'relay-incident',
] as const satisfies readonly Action[];
export type DutyAction = (typeof DUTY_ACTIONS)[number];

/** All duties on a case as it stands. */
export interface Duties {
  /** Soonest first. */
  readonly duties: readonly Duty[];
  /** A year whose holidays the calendar lacks: duties that reach into it are not among them. */
  readonly lacksYear?: number;
}

/**
 * What the service owes a case, worked out from its state alone: after a restart, a rebuild or in another process it is the
 * same. Whatever a person does changes the state, and with it what is owed.
 *
 * @throws {DomainError} `unknown-policy`
 */
export function dutiesOf(complaint: Complaint, policies: PolicyBook): Duties {
  if (isNobodysBusiness(complaint)) return { duties: [] };
  const policy = policies.of(complaint.policy);
  const found: Duty[] = [];
  let lacksYear: number | undefined;
  for (const rule of RULES) {
    try {
      found.push(...rule(complaint, policy));
    } catch (error) {
      if (!(error instanceof CalendarLacksYear)) throw error;
      lacksYear = Math.min(lacksYear ?? error.year, error.year);
    }
  }
  const duties = found.toSorted((one, other) => Date.parse(one.dueAt) - Date.parse(other.dueAt));
  return { duties, ...(lacksYear !== undefined && { lacksYear }) };
}

/** Imported and not adopted, gone on as part of another case, or erased. */
const isNobodysBusiness = (complaint: Complaint): boolean =>
  isHistory(complaint) || complaint.mergedInto !== undefined || complaint.personalData === 'erased';

type Rule = (complaint: Complaint, policy: Policy) => readonly Duty[];

const whileOpen =
  (rule: Rule): Rule =>
  (complaint, policy) =>
    stageOf(complaint) === 'open' ? rule(complaint, policy) : [];

const RULES: readonly Rule[] = [
  whileOpen((complaint, policy) =>
    DEADLINE_KINDS.filter((deadline) => canWarn(complaint, deadline)).map((deadline) => {
      const dueAt = warnedAt(complaint, deadline, policy);
      return duty(complaint, 'warn-deadline', deadline, dueAt, { deadline });
    }),
  ),
  // A round that is over may still owe the record of what it missed.
  (complaint) =>
    complaint.rounds.flatMap((round) =>
      DEADLINE_KINDS.filter((deadline) => canMiss(round, deadline)).map((deadline) => {
        const payload = { deadline, round: round.number };
        return duty(complaint, 'miss-deadline', deadline, round[deadline], payload, round.number);
      }),
    ),
  whileOpen((complaint) =>
    activeParts(complaint)
      .filter(canMissPart)
      .map(({ department, dueBy }) => duty(complaint, 'miss-part', department, dueBy!, { department })),
  ),
  whileOpen((complaint, policy) =>
    activeParts(complaint).flatMap((part) => {
      const dueAt = ruledBy(part, policy);
      const { department } = part;
      return dueAt === undefined
        ? []
        : [duty(complaint, 'rule', department, dueAt, { department, ruling: 'upheld' })];
    }),
  ),
  // Each for itself: a year that the calendar lacks keeps one of them, not all.
  ...ESCALATED_BY_ITSELF.map(
    (causes): Rule =>
      (complaint, policy) =>
        causes(complaint, policy)
          .filter((cause) => !isEscalated(currentRound(complaint), cause))
          .map(({ reason, subject, from }) =>
            duty(complaint, 'escalate', `${reason}/${subject}`, from, { reason, subject }),
          ),
  ),
  revisiting,
];

function revisiting(complaint: Complaint, policy: Policy): readonly Duty[] {
  const { resolution, callback, attempted, promised, invitedUntil } = currentRound(complaint);
  if (stageOf(complaint) !== 'resolved' || resolution === undefined || callback !== undefined) return [];
  if (complaint.personalData === 'restricted') return [];
  const since = attempted.at(-1)?.at ?? resolution.at;
  const turn = `${promised + 1}`;
  if (invitedUntil !== undefined) {
    return [duty(complaint, 'close', 'unreachable', invitedUntil, { reason: 'unreachable' })];
  }
  if (nextCall(complaint, policy)) return [duty(complaint, 'schedule-revisit', turn, since, {})];
  if (isSomeoneToAsk(complaint)) return [duty(complaint, 'invite', turn, since, {})];
  const until = onShowUntil(resolution, policy);
  return [duty(complaint, 'close', 'no-contact-given', until, { reason: 'no-contact-given' })];
}

function duty<A extends DutyAction>(
  complaint: Complaint,
  action: A,
  subject: string,
  dueAt: Instant,
  payload: CommandPayloads[A],
  round = currentRound(complaint).number,
): Duty {
  const id = `${complaint.caseNumber}/${round}/${action}/${subject}@${dueAt}`;
  return { id, dueAt, action, payload } as Duty;
}
