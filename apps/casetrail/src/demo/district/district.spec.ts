import { describe, expect, it } from '@jest/globals';
import { type ComplaintEventType, DEFAULT_CATALOGUE, STATUSES, type Status, statusOf } from '#complaint';
import { planDistrict } from './plan-district.js';
import { type PlannedStep, payloadOf } from './planned-step.js';
import { Rehearsal } from './rehearsal.js';

const UNTIL = '2026-11-20T09:30:00.000Z';
const COMPLAINTS = 120;

const planOf = (seed: number) => planDistrict({ seed, until: UNTIL, days: 90, complaints: COMPLAINTS });

function rehearsed(steps: readonly PlannedStep[]): Rehearsal {
  const rehearsal = new Rehearsal({ catalogue: DEFAULT_CATALOGUE, defaultPolicy: 'beijing' });
  for (const step of steps) rehearsal.perform(step);
  return rehearsal;
}

describe.each([1, 7, 2026, 40_427])('the sample district of seed %i', (seed) => {
  const steps = planOf(seed);
  const rehearsal = rehearsed(steps);
  const cases = [...new Set(steps.map((step) => step.case))];

  it('is told in order of time, and nothing in it is yet to come', () => {
    const times = steps.map(({ at }) => at);
    expect(times).toEqual([...times].sort());
    expect(times.at(-1)! <= UNTIL).toBe(true);
    expect(cases.length).toBeGreaterThanOrEqual(COMPLAINTS);
  });

  it('shows a case in every status', () => {
    const found = new Set<Status>(cases.map((of) => statusOf(rehearsal.state(of)!)));
    expect([...found].sort()).toEqual([...STATUSES].sort());
  });

  it('holds every kind of event but the one that only imports need', () => {
    const missing = EVERY_TYPE.filter((type) => !rehearsal.types.has(type));
    expect(missing).toEqual(['CaseAdopted']);
  });
});

describe('the sample district', () => {
  it('is the same for the same seed', () => {
    expect(told(planOf(3))).toEqual(told(planOf(3)));
    expect(told(planOf(3))).not.toEqual(told(planOf(4)));
  });

  it('begins with the heap that was only covered: four callbacks, and she is satisfied', () => {
    const first = planOf(1).filter((step) => step.case === 1);
    expect(first.map(({ action }) => action)).toEqual([
      'receive',
      'assign',
      'accept',
      'accept',
      'contact',
      'progress',
      'mitigate',
      'record-message',
      'link-call',
      'contact',
      'progress',
      'finish-part',
      'resolve',
      'attempt-revisit',
      'attempt-revisit',
      'attempt-revisit',
      'revisit',
    ]);
    expect(
      first.filter(({ action }) => action === 'attempt-revisit').map(({ payload }) => payload),
    ).toContainEqual({
      result: 'flagged-as-spam',
      phone: 1,
    });
    expect(statusOf(rehearsed(first).state(1)!)).toBe('closed');
  });

  it('is a district of a few thousand complaints that differ', () => {
    const steps = planDistrict({ seed: 1, until: UNTIL, days: 90, complaints: 2400 });
    expect(steps.length).toBeGreaterThan(15_000);
    expect(steps.length).toBeLessThan(26_000);
  });
});

/** Payloads that wait for what the service gives out are told with stand-ins. */
function told(steps: readonly PlannedStep[]): unknown {
  const known = { caseNumber: String, entry: 'entry' };
  return steps.map((step) => ({ ...step, payload: payloadOf(step, known) }));
}

const EVERY_TYPE = Object.keys({
  ComplaintReceived: true,
  Reclassified: true,
  RepeatCallLinked: true,
  InformationAdded: true,
  VisibilityChanged: true,
  ContactPreferenceSet: true,
  MessageSent: true,
  CaseAdopted: true,
  ComplaintAssigned: true,
  DepartmentAdded: true,
  DepartmentReplaced: true,
  LeadChanged: true,
  AssignmentAccepted: true,
  AssignmentDisputed: true,
  AssignmentRuled: true,
  PartDelegated: true,
  CitizenContacted: true,
  ProgressReported: true,
  TemporarilyMitigated: true,
  DepartmentPartFinished: true,
  Resolved: true,
  DeadlineExtended: true,
  DeadlineMissed: true,
  Deferred: true,
  DeferralReviewed: true,
  DeferralEnded: true,
  Escalated: true,
  EvidenceAttached: true,
  RevisitAttempted: true,
  Revisited: true,
  Reopened: true,
  Withdrawn: true,
  MergedInto: true,
  ReporterJoined: true,
  Unmerged: true,
  Closed: true,
  EntryCorrected: true,
  TextRedacted: true,
  ErasureOrdered: true,
  PersonalDataErased: true,
  PersonalDataRestricted: true,
} satisfies Record<ComplaintEventType, true>) as ComplaintEventType[];
