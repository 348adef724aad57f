import type { Action, CommandPayloads } from '../commands.js';
import { yetToAnswer } from '../legal.js';
import type { Complaint } from '../state.js';
import { activeParts, isOpen, leadOf, isHistory } from '../status.js';

export type Suggestion = { readonly [A in Action]: { action: A; payload: CommandPayloads[A] } }[Action];

/** The next step on the ordinary way to a closed case: no ruling from above, no withdrawal. */
export function nextStepToClosing(complaint: Complaint): Suggestion {
  return isOpen(complaint) ? towardsResolving(complaint) : towardsClosing(complaint);
}

function towardsResolving(complaint: Complaint): Suggestion {
  const lead = leadOf(complaint);
  if (isHistory(complaint)) return { action: 'adopt', payload: { reason: 'Ours now' } };
  if (!lead) {
    const free = complaint.about.includes('sanitation-north') ? 'parks' : 'sanitation';
    return { action: 'assign', payload: { departments: [{ id: free, part: 'lead' }] } };
  }
  for (const { department, state, part } of activeParts(complaint)) {
    if (state === 'disputed') {
      return { action: 'rule', payload: { department, ruling: 'upheld', reason: 'Yours' } };
    }
    if (state === 'assigned') return { action: 'accept', payload: { department } };
    if (part === 'support' && state !== 'finished') {
      return { action: 'finish-part', payload: { department, text: 'Done' } };
    }
  }
  return { action: 'resolve', payload: { department: lead.department, outcome: 'fixed', done: 'Done' } };
}

function towardsClosing(complaint: Complaint): Suggestion {
  const [reporter] = yetToAnswer(complaint);
  if (!complaint.reachable && complaint.reporters.length === 1) {
    return { action: 'close', payload: { reason: 'no-contact-given' } };
  }
  return {
    action: 'revisit',
    payload: { reporter, contacted: true, solved: 'yes', satisfaction: 'satisfied' },
  };
}
