import fc from 'fast-check';
import type { ComplaintEventOf, ComplaintEventType, Evolvable } from '../events/index.js';
import {
  ATTEMPT_RESULTS,
  CLOSING_REASONS,
  COMPLEXITIES,
  DEADLINE_KINDS,
  ESCALATION_REASONS,
  INCIDENT_NEWS,
  KINDS,
  LANGUAGES,
  MESSAGE_CHANNELS,
  MESSAGE_RESULTS,
  OUTCOMES,
  PART_KINDS,
  REOPEN_REASONS,
  REVISIT_CHANNELS,
  RULINGS,
  SATISFACTIONS,
  SOLVED_ANSWERS,
  STOPGAP_REASONS,
  URGENCIES,
  VISIBILITIES,
  CHANNELS,
} from '../words.js';
import { CASE, INCIDENT, OTHER_CASE } from './steps.js';

type Arbitraries = { readonly [T in ComplaintEventType]: fc.Arbitrary<ComplaintEventOf<T>['data']> };

const of = <T>(list: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...list);
const instant = fc
  .integer({ min: Date.parse('2014-01-01'), max: Date.parse('2026-12-31') })
  .map((time) => new Date(time).toISOString());
const day = instant.map((at) => at.slice(0, 10));
const department = of(['sanitation', 'sanitation-north', 'traffic', 'DOHMH']);
const maybe = fc.option(department, { nil: undefined });
const caseNumber = of([CASE, OTHER_CASE, 'HD-0000-0000-0']);
const entry = of(['h0', 'h1', 'constructor']);
const part = fc.record(
  { id: department, part: of(PART_KINDS), dueBy: instant },
  { requiredKeys: ['id', 'part'] },
);
const deadlines = { respondBy: instant, resolveBy: instant };
const classified = { kind: of(KINDS), complexity: of(COMPLEXITIES), urgency: of(URGENCIES) };
const policy = fc.constant({ id: 'simple', version: 1 });
const nothing = fc.constant({});
const byDepartment = fc.record({ department });
const basis = { legalBasis: fc.string(), orderedBy: fc.string() };
const dates = fc.record({ targetDate: day, nextReportOn: day });

const DATA: Arbitraries = {
  ComplaintReceived: fc.record({
    ...classified,
    ...deadlines,
    caseNumber: fc.constant(CASE),
    channel: of(CHANNELS),
    category: fc.string(),
    visibility: of(VISIBILITIES),
    location: fc.record({ district: fc.string() }),
    language: of(LANGUAGES),
    policy,
    phones: fc.nat(3),
    reachable: fc.boolean(),
  }),
  Reclassified: fc.record({ ...classified, ...deadlines, category: fc.string() }),
  RepeatCallLinked: fc.record({ call: fc.nat(9), channel: of(CHANNELS) }),
  InformationAdded: nothing,
  VisibilityChanged: fc.record({ from: of(VISIBILITIES), to: of(VISIBILITIES) }),
  ContactPreferenceSet: fc.record({ channel: of(MESSAGE_CHANNELS), language: of(LANGUAGES) }),
  MessageSent: fc.record({
    messageId: fc.string(),
    message: fc.string(),
    channel: of(MESSAGE_CHANNELS),
    result: of(MESSAGE_RESULTS),
  }),
  CaseAdopted: fc.record({ ...deadlines, policy }),
  ComplaintAssigned: fc.record({
    departments: fc.uniqueArray(part, { maxLength: 3, selector: ({ id }) => id }),
  }),
  DepartmentAdded: fc.record({ department: part }),
  DepartmentReplaced: fc.record({ replaced: department, by: department }),
  LeadChanged: fc.record({ from: department, to: department }),
  PartInstructed: fc.record(
    { department, dueBy: instant, backToWork: fc.boolean() },
    { requiredKeys: ['department'] },
  ),
  AssignmentAccepted: byDepartment,
  AssignmentDisputed: byDepartment,
  PartReturned: byDepartment,
  AssignmentRuled: fc.record({ department, ruling: of(RULINGS), to: maybe }),
  PartDelegated: fc.record({ department, to: department }),
  CitizenContacted: byDepartment,
  ProgressReported: fc.record({ department: maybe }),
  TemporarilyMitigated: fc.record({
    department,
    why: of(STOPGAP_REASONS),
    reviewOn: day,
    renewal: fc.nat(9),
  }),
  DepartmentPartFinished: byDepartment,
  Resolved: fc.record({ department: maybe, outcome: of(OUTCOMES), evidence: fc.constant([]) }),
  DeadlineExtended: fc.record({ deadline: of(DEADLINE_KINDS), from: instant, to: instant }),
  DeadlineWarned: fc.record({ deadline: of(DEADLINE_KINDS), due: instant }),
  DeadlineMissed: fc.record(
    { deadline: of(DEADLINE_KINDS), due: instant, round: fc.integer({ min: 1, max: 4 }) },
    { requiredKeys: ['deadline', 'due'] },
  ),
  PartDeadlineMissed: fc.record({ department, due: instant }),
  Deferred: dates,
  DeferralReviewed: dates,
  DeferralEnded: nothing,
  Escalated: fc.record({ to: fc.string(), reason: of(ESCALATION_REASONS) }),
  EvidenceAttached: fc.record({
    hash: fc.string(),
    mediaType: fc.string(),
    size: fc.nat(),
    public: fc.boolean(),
  }),
  CaseJoinedIncident: fc.record({ incident: fc.constant(INCIDENT) }),
  CaseLeftIncident: fc.record({ incident: fc.constant(INCIDENT) }),
  IncidentReported: fc.record({
    incident: of([INCIDENT, 'INC-HD-0000-0000-Z']),
    revision: fc.nat(9),
    news: of(INCIDENT_NEWS),
  }),
  RevisitScheduled: fc.record({ attempt: fc.nat(9), phone: fc.nat(3), from: instant, until: instant }),
  RevisitInvited: fc.record({ answerBy: instant }),
  RevisitAttempted: fc.record({ attempt: fc.nat(9), result: of(ATTEMPT_RESULTS), phone: fc.nat(3) }),
  Revisited: fc.record({
    via: of(REVISIT_CHANNELS),
    reporter: caseNumber,
    contacted: fc.boolean(),
    solved: of(SOLVED_ANSWERS),
    satisfaction: of(SATISFACTIONS),
    wantsReopening: fc.boolean(),
    interim: fc.boolean(),
    attempt: fc.nat(9),
  }),
  Reopened: fc.record({ ...deadlines, reason: of(REOPEN_REASONS), round: fc.integer({ min: 1, max: 9 }) }),
  Withdrawn: nothing,
  MergedInto: fc.record({ into: caseNumber }),
  ReporterJoined: fc.record({ from: caseNumber }),
  Unmerged: fc.record({ other: caseNumber }),
  Closed: fc.record({ reason: of(CLOSING_REASONS), appealable: fc.boolean() }),
  EntryCorrected: fc.record({ entry }),
  TextRedacted: fc.record({ entry }),
  ErasureOrdered: fc.record(basis),
  PersonalDataErased: fc.record({ ...basis, confirmedBy: fc.string() }),
  PersonalDataRestricted: fc.record({ legalBasis: fc.string() }),
};

const meta = fc.record({ occurredAt: instant, isLive: fc.boolean() }).map(({ occurredAt, isLive }) => ({
  schemaVersion: 1,
  occurredAt,
  recordedAt: '2026-12-31T00:00:00.000Z',
  actor: { id: 'import', role: 'service' },
  ...(!isLive && { historical: { source: 'old-system', row: '1' } }),
}));

const eventOf = (type: ComplaintEventType) =>
  fc.record({ type: fc.constant(type), data: DATA[type], meta }) as fc.Arbitrary<Omit<Evolvable, 'id'>>;

/** A receipt and whatever may follow it, in no order that rules would know: what an import may hold. */
export const arbitraryHistory: fc.Arbitrary<readonly Evolvable[]> = fc
  .tuple(
    eventOf('ComplaintReceived'),
    fc.array(fc.oneof(...(Object.keys(DATA) as ComplaintEventType[]).map(eventOf)), { maxLength: 40 }),
  )
  .map(([receipt, later]) =>
    [receipt, ...later].map((event, place) => ({ ...event, id: `h${place}` }) as Evolvable),
  );
