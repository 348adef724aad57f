import type { Complaint, ComplaintEventOf, ComplaintEventType, MessageKind } from '#complaint';
import type { Speech } from './speech.js';

/** The events that each kind of message tells of. */
interface EventOfKind {
  received: 'ComplaintReceived';
  assigned: 'ComplaintAssigned' | 'DepartmentReplaced' | 'LeadChanged' | 'AssignmentRuled';
  mitigated: 'TemporarilyMitigated';
  'deadline-extended': 'DeadlineExtended';
  'deadline-missed': 'DeadlineMissed';
  deferred: 'Deferred';
  'deferral-reported': 'DeferralReviewed';
  resolved: 'Resolved';
  'callback-announced': 'RevisitScheduled';
  invited: 'RevisitInvited';
  reopened: 'Reopened';
  closed: 'Closed';
  escalated: 'Escalated';
  'incident-news': 'IncidentReported';
}

type Texts<Type extends ComplaintEventType> =
  NonNullable<ComplaintEventOf<Type>['publishable']> extends Record<string, never>
    ? object
    : Partial<NonNullable<ComplaintEventOf<Type>['publishable']>>;

/** What one message is made of. Texts may be struck or erased by now. */
export interface Said<Kind extends MessageKind> {
  readonly data: ComplaintEventOf<EventOfKind[Kind]>['data'];
  readonly texts: Texts<EventOfKind[Kind]>;
  readonly complaint: Complaint;
  readonly speech: Speech;
}

/** How one language tells each kind of message. Short: most are read on a telephone. */
export interface Wording {
  readonly subject: (caseNumber: string) => string;
  /** Says who writes, before every message. */
  readonly sender: (hotline: string) => string;
  /** All that is told of a confidential case: others may see the telephone. */
  readonly neutral: (speech: Speech) => string;
  readonly kinds: { readonly [Kind in MessageKind]: (said: Said<Kind>) => string };
}
