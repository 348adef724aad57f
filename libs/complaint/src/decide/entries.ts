import type { CommandOf } from '../commands.js';
import type { ComplaintEventType, EntryCorrected, TextRedacted } from '../events/index.js';
import type { Complaint } from '../state.js';
import { refuse, requireText } from './refuse.js';

/** Changes what is displayed for one entry, never the state. */
export function correct({ entry, text, reason }: CommandOf<'correct'>, complaint: Complaint): EntryCorrected {
  requireText({ text, reason });
  requirePublishable(entry, complaint);
  return { type: 'EntryCorrected', data: { entry }, publishable: { text, reason } };
}

export function redact({ entry, reason }: CommandOf<'redact'>, complaint: Complaint): TextRedacted {
  requireText({ reason });
  requirePublishable(entry, complaint);
  if (complaint.redacted.includes(entry)) {
    throw refuse('same-value', 'The text of this entry is struck already.', { entry });
  }
  return { type: 'TextRedacted', data: { entry }, publishable: { reason } };
}

function requirePublishable(entry: string, complaint: Complaint): void {
  const type = Object.hasOwn(complaint.entries, entry) ? complaint.entries[entry] : undefined;
  if (type === undefined) {
    const sentence = 'The case has no such entry: take the eventId of one in its history.';
    throw refuse('unknown-entry', sentence, { entry });
  }
  if (!HAS_PUBLISHABLE_TEXT[type]) {
    const sentence = `An entry ${type} has no text that the public sees: choose another one.`;
    throw refuse('no-text-to-change', sentence, { entry, type });
  }
}

const HAS_PUBLISHABLE_TEXT: Readonly<Record<ComplaintEventType, boolean>> = {
  ComplaintReceived: true,
  Reclassified: true,
  RepeatCallLinked: false,
  InformationAdded: false,
  VisibilityChanged: true,
  ContactPreferenceSet: false,
  MessageSent: false,
  CaseAdopted: true,
  ComplaintAssigned: true,
  DepartmentAdded: true,
  DepartmentReplaced: true,
  LeadChanged: true,
  PartInstructed: true,
  AssignmentAccepted: false,
  AssignmentDisputed: true,
  PartReturned: true,
  AssignmentRuled: true,
  PartDelegated: true,
  CitizenContacted: true,
  ProgressReported: true,
  TemporarilyMitigated: true,
  DepartmentPartFinished: true,
  Resolved: true,
  DeadlineExtended: true,
  DeadlineWarned: false,
  DeadlineMissed: false,
  PartDeadlineMissed: false,
  Deferred: true,
  DeferralReviewed: true,
  DeferralEnded: true,
  Escalated: true,
  EvidenceAttached: true,
  CaseJoinedIncident: false,
  CaseLeftIncident: true,
  IncidentReported: true,
  RevisitScheduled: false,
  RevisitAttempted: false,
  RevisitInvited: false,
  Revisited: false,
  Reopened: false,
  Withdrawn: false,
  MergedInto: true,
  ReporterJoined: true,
  Unmerged: true,
  Closed: true,
  EntryCorrected: true,
  TextRedacted: true,
  ErasureOrdered: false,
  PersonalDataErased: false,
  PersonalDataRestricted: false,
};
