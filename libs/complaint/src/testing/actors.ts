import type { Action } from '../commands.js';
import type { Actor } from '../events/index.js';

export const OPERATOR: Actor = { id: 'op-1', role: 'operator' };
export const SUPERVISOR: Actor = { id: 'sup-1', role: 'supervisor' };
export const CITIZEN: Actor = { id: 'cit-1', role: 'citizen' };
export const CLOCK: Actor = { id: 'clock', role: 'service' };
export const ADMINISTRATOR: Actor = { id: 'adm-1', role: 'administrator' };
export const SECOND_ADMINISTRATOR: Actor = { id: 'adm-2', role: 'administrator' };
export const staffOf = (department: string): Actor => ({
  id: `staff-${department}`,
  role: 'department',
  department,
});

const USUAL: Partial<Record<Action, Actor>> = {
  rule: SUPERVISOR,
  'warn-deadline': CLOCK,
  'miss-deadline': CLOCK,
  'miss-part': CLOCK,
  'relay-incident': CLOCK,
  'schedule-revisit': CLOCK,
  invite: CLOCK,
  escalate: CLOCK,
  'record-message': CLOCK,
  withdraw: CITIZEN,
  prefer: CITIZEN,
  'order-erasure': ADMINISTRATOR,
  'confirm-erasure': SECOND_ADMINISTRATOR,
  restrict: ADMINISTRATOR,
};

const BY_DEPARTMENT: readonly Action[] = [
  'accept',
  'dispute',
  'return-part',
  'delegate',
  'contact',
  'progress',
  'mitigate',
  'finish-part',
  'resolve',
];

/** Who usually does it. */
export function usualActor(action: Action, department: string | undefined): Actor {
  if (department !== undefined && BY_DEPARTMENT.includes(action)) return staffOf(department);
  return USUAL[action] ?? OPERATOR;
}
