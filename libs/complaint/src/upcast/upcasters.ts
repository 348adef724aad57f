import type { ComplaintEventType } from '../events/index.js';
import type { StoredObject } from './stored-event.js';

/** Open facts of one version turned into those of the next. Sealed texts are never touched. */
export type Upcaster = (data: StoredObject) => StoredObject;

/** The version that is written now. */
export const SCHEMA_VERSIONS: Readonly<Record<ComplaintEventType, number>> = {
  ComplaintReceived: 2,
  Reclassified: 1,
  RepeatCallLinked: 1,
  InformationAdded: 1,
  VisibilityChanged: 1,
  ContactPreferenceSet: 1,
  MessageSent: 1,
  CaseAdopted: 1,
  ComplaintAssigned: 1,
  DepartmentAdded: 1,
  DepartmentReplaced: 1,
  LeadChanged: 1,
  PartInstructed: 1,
  AssignmentAccepted: 1,
  AssignmentDisputed: 1,
  PartReturned: 1,
  AssignmentRuled: 1,
  PartDelegated: 1,
  CitizenContacted: 1,
  ProgressReported: 1,
  TemporarilyMitigated: 1,
  DepartmentPartFinished: 1,
  Resolved: 1,
  DeadlineExtended: 1,
  DeadlineWarned: 1,
  DeadlineMissed: 1,
  PartDeadlineMissed: 1,
  Deferred: 1,
  DeferralReviewed: 1,
  DeferralEnded: 1,
  Escalated: 1,
  EvidenceAttached: 1,
  CaseJoinedIncident: 1,
  CaseLeftIncident: 1,
  IncidentReported: 1,
  RevisitScheduled: 1,
  RevisitAttempted: 1,
  RevisitInvited: 1,
  Revisited: 1,
  Reopened: 1,
  Withdrawn: 1,
  MergedInto: 1,
  ReporterJoined: 1,
  Unmerged: 1,
  Closed: 1,
  EntryCorrected: 1,
  TextRedacted: 1,
  ErasureOrdered: 1,
  PersonalDataErased: 1,
  PersonalDataRestricted: 1,
};

/** By type and by the version they start from. */
export const UPCASTERS: Partial<Record<ComplaintEventType, Readonly<Record<number, Upcaster>>>> = {
  ComplaintReceived: { 1: countPhones },
};

/** Version 1 only said whether contact was given; a callback then used the first number. */
function countPhones({ contactGiven, ...rest }: StoredObject): StoredObject {
  return { ...rest, reachable: contactGiven === true, phones: contactGiven === true ? 1 : 0 };
}
