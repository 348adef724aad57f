import {
  type Complaint,
  type ComplaintEventOf,
  type ComplaintEventType,
  type EventMeta,
  type MessageKind,
  currentRound,
  leadOf,
} from '#complaint';

/** One event with the case before and after it. */
export interface Happening<Type extends ComplaintEventType> {
  readonly data: ComplaintEventOf<Type>['data'];
  readonly meta: EventMeta;
  readonly before: Complaint | undefined;
  readonly after: Complaint;
}

type Told<Type extends ComplaintEventType> =
  MessageKind | undefined | ((happening: Happening<Type>) => MessageKind | undefined);

const whenLeadChanges = ({
  before,
  after,
}: Pick<Happening<ComplaintEventType>, 'before' | 'after'>): MessageKind | undefined =>
  leadOf(after)?.department === (before && leadOf(before)?.department) ? undefined : 'assigned';

/** What the citizen is told of each event, if anything. A new kind of event does not compile until it is decided here. */
export const TOLD: { readonly [Type in ComplaintEventType]: Told<Type> } = {
  ComplaintReceived: 'received',
  Reclassified: undefined,
  RepeatCallLinked: undefined,
  InformationAdded: undefined,
  VisibilityChanged: undefined,
  ContactPreferenceSet: undefined,
  MessageSent: undefined,
  CaseAdopted: undefined,
  ComplaintAssigned: 'assigned',
  DepartmentAdded: undefined,
  DepartmentReplaced: whenLeadChanges,
  LeadChanged: whenLeadChanges,
  PartInstructed: undefined,
  AssignmentAccepted: undefined,
  AssignmentDisputed: undefined,
  PartReturned: undefined,
  AssignmentRuled: whenLeadChanges,
  PartDelegated: undefined,
  CitizenContacted: undefined,
  ProgressReported: undefined,
  // A support part's stopgap does not make the case mitigated.
  TemporarilyMitigated: ({ data, after }) => {
    const lead = leadOf(after);
    const isOfLead = lead?.department === data.department || lead?.delegatedTo.includes(data.department);
    return isOfLead ? 'mitigated' : undefined;
  },
  DepartmentPartFinished: undefined,
  // Without a department it was explained on the call, and the citizen knows.
  Resolved: ({ data }) => (data.department === undefined ? undefined : 'resolved'),
  DeadlineExtended: 'deadline-extended',
  DeadlineWarned: undefined,
  // What a round that is over had missed is for the record.
  DeadlineMissed: ({ data, after }) =>
    (data.round ?? currentRound(after).number) === currentRound(after).number && !after.closed
      ? 'deadline-missed'
      : undefined,
  PartDeadlineMissed: undefined,
  Deferred: 'deferred',
  DeferralReviewed: 'deferral-reported',
  DeferralEnded: undefined,
  Escalated: 'escalated',
  EvidenceAttached: undefined,
  CaseJoinedIncident: undefined,
  CaseLeftIncident: undefined,
  IncidentReported: 'incident-news',
  RevisitScheduled: 'callback-announced',
  RevisitAttempted: undefined,
  RevisitInvited: 'invited',
  Revisited: undefined,
  Reopened: 'reopened',
  Withdrawn: undefined,
  MergedInto: undefined,
  ReporterJoined: undefined,
  Unmerged: undefined,
  Closed: 'closed',
  EntryCorrected: undefined,
  TextRedacted: undefined,
  ErasureOrdered: undefined,
  PersonalDataErased: undefined,
  PersonalDataRestricted: undefined,
};
