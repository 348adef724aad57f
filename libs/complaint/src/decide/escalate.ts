import { isInUse, type Catalogue, type Department } from '../catalogue/catalogue.js';
import { isInLine, successorOf } from '../catalogue/find.js';
import type { CommandOf } from '../commands.js';
import { causesOf, isEscalated, type Cause } from '../duties/escalation-causes.js';
import type { Escalated } from '../events/index.js';
import type { Complaint } from '../state.js';
import { currentRound, leadOf } from '../status.js';
import type { Rules } from './decider.js';
import { refuse, requireNotAccused, requireText } from './refuse.js';
import { texts } from './texts.js';

type Escalate = CommandOf<'escalate'>;

/** Whoever runs the district: nobody of the catalogue, and never accused. */
const DISTRICT = 'district';
/** The supervisors of the hotline: no department either. */
const SUPERVISOR = 'supervisor';

/** Never to whom the complaint is about, never for what has not happened, and never twice for the same cause. */
export function escalate(command: Escalate, complaint: Complaint, rules: Rules): Escalated {
  const { reason, text } = command;
  if (command.to !== undefined) requireNotAccused(complaint, command.to, rules.catalogue);
  const cause = reason === 'supervisor' ? undefined : requireCause({ ...command, reason }, complaint, rules);
  const subject = cause?.subject;
  const to = command.to ?? usualTarget(cause, complaint, rules);
  requireText({ to });
  return {
    type: 'Escalated',
    data: { to, reason, ...(subject !== undefined && { subject }) },
    publishable: texts({ text }),
  };
}

/** What of the kind has happened and is not escalated yet. */
function requireCause(
  { reason, subject, now }: Escalate & Pick<Cause, 'reason'>,
  complaint: Complaint,
  { policies }: Rules,
): Cause {
  const happened = causesOf(complaint, policies.of(complaint.policy), reason).filter(
    (cause) => (subject ?? cause.subject) === cause.subject && cause.from <= now,
  );
  if (happened.length === 0) {
    const sentence = `"${reason}" is not so, or not yet: wait, or escalate as supervisor with a reason of your own.`;
    throw refuse('deadline-not-due', sentence, { reason, subject, now });
  }
  const cause = happened.find((each) => !isEscalated(currentRound(complaint), each));
  if (cause) return cause;
  throw refuse('same-value', 'This was escalated already.', { reason, subject });
}

/** Where the policy sends it, or whoever took that over; past whoever is accused or in line with them, the district. */
function usualTarget(cause: Cause | undefined, complaint: Complaint, { catalogue }: Rules): string {
  const { to = 'parent', department = leadOf(complaint)?.department } = cause ?? {};
  if (to === SUPERVISOR) return to;
  const target = departmentNow(to === 'parent' ? parentOf(department, catalogue) : to, catalogue);
  if (!target || !isInUse(target)) return DISTRICT;
  const isAccused = complaint.about.some((accused) => isInLine(catalogue, accused, target.id));
  return isAccused ? DISTRICT : target.id;
}

const parentOf = (id: string | undefined, catalogue: Catalogue): string | undefined =>
  departmentNow(id, catalogue)?.parent;

const departmentNow = (id: string | undefined, { departments }: Catalogue): Department | undefined =>
  id === undefined ? undefined : successorOf(departments, id);
