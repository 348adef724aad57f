import type { EventMeta } from './event.js';
import type * as handling from './handling.js';
import type * as incident from './incident.js';
import type * as intake from './intake.js';
import type * as outcome from './outcome.js';
import type * as record from './record.js';

export * from './event.js';
export type * from './handling.js';
export type * from './incident.js';
export type * from './intake.js';
export type * from './outcome.js';
export type * from './record.js';

/** Every fact that a case's history can hold. */
export type ComplaintEvent =
  | intake.ComplaintReceived
  | intake.Reclassified
  | intake.RepeatCallLinked
  | intake.InformationAdded
  | intake.VisibilityChanged
  | intake.ContactPreferenceSet
  | intake.MessageSent
  | intake.CaseAdopted
  | handling.ComplaintAssigned
  | handling.DepartmentAdded
  | handling.DepartmentReplaced
  | handling.LeadChanged
  | handling.PartInstructed
  | handling.AssignmentAccepted
  | handling.AssignmentDisputed
  | handling.PartReturned
  | handling.AssignmentRuled
  | handling.PartDelegated
  | handling.CitizenContacted
  | handling.ProgressReported
  | handling.TemporarilyMitigated
  | handling.DepartmentPartFinished
  | handling.Resolved
  | handling.DeadlineExtended
  | handling.DeadlineWarned
  | handling.DeadlineMissed
  | handling.PartDeadlineMissed
  | handling.Deferred
  | handling.DeferralReviewed
  | handling.DeferralEnded
  | handling.Escalated
  | handling.EvidenceAttached
  | incident.CaseJoinedIncident
  | incident.CaseLeftIncident
  | incident.IncidentReported
  | outcome.RevisitScheduled
  | outcome.RevisitAttempted
  | outcome.RevisitInvited
  | outcome.Revisited
  | outcome.Reopened
  | outcome.Withdrawn
  | outcome.MergedInto
  | outcome.ReporterJoined
  | outcome.Unmerged
  | outcome.Closed
  | record.EntryCorrected
  | record.TextRedacted
  | record.ErasureOrdered
  | record.PersonalDataErased
  | record.PersonalDataRestricted;

export type ComplaintEventType = ComplaintEvent['type'];

export type ComplaintEventOf<Type extends ComplaintEventType> = Extract<ComplaintEvent, { type: Type }>;

/** What `evolve` needs of an event: its open facts, its id and its meta. Texts play no part in state. */
export type Evolvable = {
  [Type in ComplaintEventType]: Pick<ComplaintEventOf<Type>, 'type' | 'data'> & {
    readonly id: string;
    readonly meta: EventMeta;
  };
}[ComplaintEventType];

/** The texts of one event, sealed by purpose as they are in the log. */
export interface SealedTexts {
  readonly publishable?: string;
  readonly content?: string;
}

/** An event as read back from the log: upcast to its newest version, its texts still sealed. */
export type RecordedComplaintEvent = Evolvable & {
  readonly caseNumber: string;
  /** Place in the case's stream, from 0. */
  readonly revision: number;
  /** Place in the whole log; opaque, text order is log order. */
  readonly position: string;
  readonly sealed: SealedTexts;
};
