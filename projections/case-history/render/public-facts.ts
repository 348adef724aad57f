import type { ComplaintEventOf, ComplaintEventType, RecordedComplaintEvent } from '#complaint';
import { toTheHour } from '../wording/dates.js';

type Facts = { readonly [T in ComplaintEventType]: readonly (keyof ComplaintEventOf<T>['data'])[] };

/**
 * The open facts of each kind of event that the public sees. What is left out tells about the person rather than the matter
 * (how to reach them, which of their phones rang, who else complained), about staff, or whom the case accuses.
 */
const PUBLIC_FACTS: Facts = {
  ComplaintReceived: ['channel', 'kind', 'category', 'complexity', 'urgency', 'respondBy', 'resolveBy'],
  Reclassified: ['kind', 'category', 'complexity', 'urgency', 'respondBy', 'resolveBy'],
  RepeatCallLinked: ['call', 'channel'],
  InformationAdded: [],
  VisibilityChanged: ['from', 'to'],
  ContactPreferenceSet: [],
  MessageSent: ['result'],
  CaseAdopted: ['respondBy', 'resolveBy'],
  ComplaintAssigned: ['departments'],
  DepartmentAdded: ['department'],
  DepartmentReplaced: ['replaced', 'by'],
  LeadChanged: ['from', 'to'],
  PartInstructed: ['department', 'dueBy', 'backToWork'],
  AssignmentAccepted: ['department'],
  AssignmentDisputed: ['department'],
  PartReturned: ['department'],
  AssignmentRuled: ['department', 'ruling', 'to', 'byDefault'],
  PartDelegated: ['department', 'to'],
  CitizenContacted: ['department'],
  ProgressReported: ['department'],
  TemporarilyMitigated: ['department', 'why', 'reviewOn', 'renewal'],
  DepartmentPartFinished: ['department'],
  Resolved: ['department', 'outcome', 'evidence'],
  DeadlineExtended: ['deadline', 'from', 'to'],
  DeadlineWarned: ['deadline', 'due'],
  DeadlineMissed: ['deadline', 'due'],
  PartDeadlineMissed: ['department', 'due'],
  Deferred: ['targetDate', 'nextReportOn'],
  DeferralReviewed: ['targetDate', 'nextReportOn'],
  DeferralEnded: [],
  Escalated: ['to', 'reason'],
  EvidenceAttached: ['mediaType', 'public', 'department'],
  CaseJoinedIncident: ['incident'],
  CaseLeftIncident: ['incident'],
  IncidentReported: ['incident', 'revision', 'news', 'expectedEnd'],
  RevisitScheduled: ['attempt', 'from', 'until'],
  RevisitAttempted: ['attempt', 'result'],
  RevisitInvited: ['answerBy'],
  Revisited: ['contacted', 'solved', 'satisfaction', 'wantsReopening', 'interim', 'attempt'],
  Reopened: ['reason', 'round', 'respondBy', 'resolveBy'],
  Withdrawn: [],
  MergedInto: [],
  ReporterJoined: [],
  Unmerged: [],
  Closed: ['reason', 'appealable'],
  EntryCorrected: ['entry'],
  TextRedacted: ['entry'],
  ErasureOrdered: [],
  PersonalDataErased: [],
  PersonalDataRestricted: [],
};

const INSTANT = /^\d{4}-\d{2}-\d{2}T.*Z$/;

/** The facts of an event that anyone may see, times to the hour. */
export function publicFacts(event: RecordedComplaintEvent): Readonly<Record<string, unknown>> {
  const shown: readonly string[] = PUBLIC_FACTS[event.type];
  const facts = Object.entries(event.data).filter(([field]) => shown.includes(field));
  const attached = event.type === 'EvidenceAttached' && event.data.public;
  return {
    ...Object.fromEntries(facts.map(([field, value]) => [field, coarse(value)])),
    ...(attached ? { hash: event.data.hash, size: event.data.size } : {}),
  };
}

/** All open facts of an event, but no number of another person's case that this reader may not be told. */
export function allFacts(
  { type, data, caseNumber }: RecordedComplaintEvent,
  mayName: (caseNumber: string) => boolean,
): Readonly<Record<string, unknown>> {
  const field = OTHER_CASE[type];
  const facts = Object.entries(data as Readonly<Record<string, unknown>>);
  const untold = (name: string, value: unknown): boolean =>
    name === field && typeof value === 'string' && value !== caseNumber && !mayName(value);
  return Object.fromEntries(facts.filter(([name, value]) => !untold(name, value)));
}

/** Where an event holds the number of another case. */
const OTHER_CASE: { readonly [T in ComplaintEventType]?: string } = {
  MergedInto: 'into',
  ReporterJoined: 'from',
  Unmerged: 'other',
  MessageSent: 'reporter',
  Revisited: 'reporter',
};

const coarse = (value: unknown): unknown =>
  typeof value === 'string' && INSTANT.test(value) ? toTheHour(value) : value;
