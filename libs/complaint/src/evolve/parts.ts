import type { EventMeta } from '../events/index.js';
import type { Complaint, Part } from '../state.js';
import { partFor } from '../status.js';
import type { Instant, PartKind } from '../words.js';
import { momentOf } from './evolver.js';

export const newPart = (department: string, part: PartKind, meta: EventMeta, dueBy?: Instant): Part => ({
  department,
  part,
  state: 'assigned',
  assignedAt: momentOf(meta),
  delegatedTo: [],
  ...(dueBy !== undefined && { dueBy }),
  imported: meta.historical !== undefined,
});

/** Changes the part a department acts for; nothing where it has none. */
export function changePart(
  complaint: Complaint,
  department: string,
  change: Partial<Part>,
): Pick<Complaint, 'parts'> {
  const changed = partFor(complaint, department);
  return { parts: complaint.parts.map((part) => (part === changed ? { ...part, ...change } : part)) };
}

/** Adds a part, unless the department is already on the case. */
export function addPart(complaint: Complaint, added: Part): Pick<Complaint, 'parts'> {
  if (partFor(complaint, added.department)?.department === added.department)
    return { parts: complaint.parts };
  return { parts: [...complaint.parts, added] };
}

/** Another department takes the part over as it stood, not accepted yet. */
export function handOver(
  complaint: Complaint,
  from: string,
  to: string,
  meta: EventMeta,
): Pick<Complaint, 'parts'> {
  const old = partFor(complaint, from);
  const { parts } = changePart(complaint, from, { state: 'ruled-away' });
  const taken: Part = {
    ...newPart(to, old?.part ?? 'support', meta, old?.dueBy),
    mitigation: old?.mitigation,
    overdue: old?.overdue,
  };
  return addPart({ ...complaint, parts }, taken);
}
