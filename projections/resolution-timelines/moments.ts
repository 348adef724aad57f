import { currentRound } from '#complaint';
import type { Complaint, ComplaintEventType, EventMeta, Instant, RecordedComplaintEvent } from '#complaint';
import type { Moments } from './resolution-timelines.document.js';

/** Where a clock stops. */
export const stopsAt = (meta: EventMeta): Instant => (meta.historical ? meta.occurredAt : meta.recordedAt);

/** A round of a case as it begins. */
export const beginningOf = (complaint: Complaint): Moments => ({
  received: complaint.receivedAt,
  startedAt: currentRound(complaint).startedAt,
});

/** The moments of a round after one more event of it. */
export function momentsAfter(moments: Moments, event: RecordedComplaintEvent): Moments {
  const at = stopsAt(event.meta);
  if (event.type === 'Revisited' && event.data.interim) return moments;
  const stamps = (FIRST_OF[event.type] ?? []).filter((moment) => moments[moment] === undefined);
  return {
    ...moments,
    ...Object.fromEntries(stamps.map((moment) => [moment, at])),
    ...overriding(event, at),
  };
}

/** Moments that the first event of its type in a round sets. */
const FIRST_OF: { readonly [T in ComplaintEventType]?: readonly (keyof Moments)[] } = {
  ComplaintAssigned: ['assigned'],
  DepartmentAdded: ['assigned'],
  AssignmentAccepted: ['accepted'],
  CitizenContacted: ['contacted'],
  ProgressReported: ['firstMeasure'],
  DepartmentPartFinished: ['firstMeasure'],
  TemporarilyMitigated: ['mitigated', 'firstMeasure'],
  Resolved: ['firstMeasure'],
  Revisited: ['reached'],
};

/** Moments that a later event sets anew or takes back. */
function overriding(event: RecordedComplaintEvent, at: Instant): Partial<Moments> {
  switch (event.type) {
    case 'Resolved':
      return { resolved: at, trueResolution: at };
    case 'Closed':
      return event.data.reason === 'ruled' ? { closed: at, trueResolution: undefined } : { closed: at };
    default:
      return {};
  }
}
