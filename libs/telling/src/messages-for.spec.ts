import { describe, expect, it } from '@jest/globals';
import {
  type ComplaintEventOf,
  type ComplaintEventType,
  type Evolvable,
  type MessageKind,
  evolve,
} from '#complaint';
import * as step from '../../complaint/src/testing/steps.js';
import { CASE, OTHER_CASE, lead, support } from '../../complaint/src/testing/steps.js';
import { type Imported, given, imported, moment } from '../../complaint/src/testing/story.js';
import { messagesFor } from './messages-for.js';

type Before = readonly (step.Step | Imported)[];
type Data<Type extends ComplaintEventType> = ComplaintEventOf<Type>['data'];

const AT = moment('day 3 10:00');
const HANDLED = [
  step.receive({ at: '09:00' }),
  step.assign({ departments: [lead('sanitation'), support('traffic')] }),
  step.accept(),
  step.accept({ department: 'traffic' }),
];
const RESOLVED = [...HANDLED, step.finishPart(), step.resolve()];

/** What is told when this comes next in a story. */
function told<Type extends ComplaintEventType>(
  before: Before,
  type: Type,
  data: Data<Type>,
  meta: Partial<Evolvable['meta']> = {},
) {
  const { state } = given(...before);
  const event = {
    id: 'the-event',
    type,
    data,
    meta: {
      schemaVersion: 1,
      occurredAt: AT,
      recordedAt: AT,
      actor: { id: 'op-1', role: 'operator' },
      ...meta,
    },
  } as unknown as Evolvable;
  return messagesFor(event, state, evolve(state, event));
}

const STOPGAP = { why: 'weather', reviewOn: '2026-09-28', renewal: 0 } as const;
const DUE = { respondBy: moment('day 5 10:00'), resolveBy: moment('day 7 10:00') };

const CASES: readonly (readonly [string, MessageKind | undefined, () => ReturnType<typeof told>])[] = [
  [
    'a stopgap of the lead',
    'mitigated',
    () => told(HANDLED, 'TemporarilyMitigated', { department: 'sanitation', ...STOPGAP }),
  ],
  [
    'a stopgap of a support',
    undefined,
    () => told(HANDLED, 'TemporarilyMitigated', { department: 'traffic', ...STOPGAP }),
  ],
  ['another lead', 'assigned', () => told(HANDLED, 'LeadChanged', { from: 'sanitation', to: 'traffic' })],
  [
    'another support',
    undefined,
    () => told(HANDLED, 'DepartmentReplaced', { replaced: 'traffic', by: 'parks' }),
  ],
  [
    'a missed deadline',
    'deadline-missed',
    () => told(HANDLED, 'DeadlineMissed', { deadline: 'resolveBy', due: AT }),
  ],
  [
    'a deadline that an earlier round missed',
    undefined,
    () => told([...RESOLVED, step.reopen()], 'DeadlineMissed', { deadline: 'resolveBy', due: AT, round: 1 }),
  ],
  [
    'an extension',
    'deadline-extended',
    () => told(HANDLED, 'DeadlineExtended', { deadline: 'resolveBy', from: AT, to: DUE.resolveBy }),
  ],
  [
    'a deferral',
    'deferred',
    () => told(HANDLED, 'Deferred', { targetDate: '2027-04-01', nextReportOn: '2026-12-01' }),
  ],
  [
    'a report on it',
    'deferral-reported',
    () =>
      told([...HANDLED, step.defer()], 'DeferralReviewed', {
        targetDate: '2027-04-01',
        nextReportOn: '2026-12-01',
      }),
  ],
  [
    'a resolution',
    'resolved',
    () => told(HANDLED, 'Resolved', { department: 'sanitation', outcome: 'fixed', evidence: [] }),
  ],
  [
    'an explanation on the call',
    undefined,
    () => told([step.receive()], 'Resolved', { outcome: 'explained', evidence: [] }),
  ],
  ['an invitation', 'invited', () => told(RESOLVED, 'RevisitInvited', { answerBy: DUE.respondBy })],
  ['a new round', 'reopened', () => told(RESOLVED, 'Reopened', { reason: 'dissatisfied', round: 2, ...DUE })],
  ['the end', 'closed', () => told(RESOLVED, 'Closed', { reason: 'confirmed', appealable: false })],
  [
    'an escalation',
    'escalated',
    () => told(HANDLED, 'Escalated', { to: 'supervisor', reason: 'deadline-missed' }),
  ],
  [
    'news of the incident it is part of',
    'incident-news',
    () =>
      told([...HANDLED, step.joinIncident()], 'IncidentReported', {
        incident: 'INC-HD-7K3M-9QWD-4',
        revision: 1,
        news: 'updated',
      }),
  ],
  ['progress', undefined, () => told(HANDLED, 'ProgressReported', { department: 'sanitation' })],
];

describe('what a citizen is told', () => {
  it.each(CASES)('of %s: %s', (_, kind, messages) =>
    expect(messages().map((message) => message.kind)).toEqual(kind === undefined ? [] : [kind]),
  );

  it('is a message with the same id whenever it is worked out', () => {
    const twice = [1, 2].map(() => told(RESOLVED, 'Closed', { reason: 'confirmed', appealable: false }));
    expect(twice[0]).toEqual(twice[1]);
    expect(twice[0]![0]!.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8/);
  });

  it('is nothing on an imported case, until it is adopted', () => {
    const received = { ...receiptOf(), caseNumber: CASE };
    const old = imported('ComplaintReceived', received);
    const progress = { targetDate: '2027-04-01', nextReportOn: '2026-12-01' } as const;
    expect(told([old], 'Deferred', progress)).toEqual([]);
    expect(told([old, step.adopt()], 'Deferred', progress)).toHaveLength(1);
    expect(
      told([old, step.adopt()], 'Deferred', progress, { historical: { source: 's', row: '1' } }),
    ).toEqual([]);
  });

  it.each([
    ['who wants no messages', step.prefer({ channel: 'none', language: 'en' })],
    ['whose data is restricted', step.restrict()],
  ])('is nothing to one %s', (_, how) =>
    expect(told([...RESOLVED, how], 'Closed', { reason: 'unreachable', appealable: false })).toEqual([]),
  );

  it('goes to everyone whose case was merged into it, a callback only to whom it is for', () => {
    const joined = [...HANDLED, step.joinReporter(), step.finishPart(), step.resolve()];
    const to = (messages: readonly { readonly to: string }[]) => messages.map((message) => message.to);
    expect(to(told(joined, 'Closed', { reason: 'confirmed', appealable: false }))).toEqual([
      CASE,
      OTHER_CASE,
    ]);
    const call = { attempt: 1, phone: 1, from: moment('day 3 14:00'), until: moment('day 3 17:00') };
    expect(to(told(joined, 'RevisitScheduled', { ...call, reporter: OTHER_CASE }))).toEqual([OTHER_CASE]);
    expect(to(told(joined, 'RevisitScheduled', call))).toEqual([CASE]);
  });

  it('of a case that was merged away is only that it was', () => {
    const merged = [...HANDLED, step.merge()];
    expect(told(merged, 'Closed', { reason: 'merged', appealable: false })).toHaveLength(1);
    expect(told(merged, 'DeadlineMissed', { deadline: 'resolveBy', due: AT })).toEqual([]);
  });
});

describe('a message makes sense', () => {
  const until = (messages: ReturnType<typeof told>) => messages[0]!.until;

  it('for three days', () =>
    expect(until(told(RESOLVED, 'Closed', { reason: 'confirmed', appealable: false }))).toBe(
      moment('day 6 10:00'),
    ));

  it('until the hours of the callback that it announces begin', () => {
    const call = { attempt: 1, phone: 1, from: moment('day 3 14:00'), until: moment('day 3 17:00') };
    expect(until(told(RESOLVED, 'RevisitScheduled', call))).toBe(call.from);
  });

  it('for a quarter of an hour where the hours have begun, and not beyond their end', () => {
    const call = { attempt: 1, phone: 1, from: AT, until: moment('day 3 12:00') };
    expect(until(told(RESOLVED, 'RevisitScheduled', call))).toBe(moment('day 3 10:15'));
    const short = { ...call, until: moment('day 3 10:05') };
    expect(until(told(RESOLVED, 'RevisitScheduled', short))).toBe(short.until);
  });

  it('while a written answer may come', () =>
    expect(until(told(RESOLVED, 'RevisitInvited', { answerBy: moment('day 4 10:00') }))).toBe(
      moment('day 4 10:00'),
    ));
});

function receiptOf(): Data<'ComplaintReceived'> {
  return {
    caseNumber: CASE,
    channel: 'phone',
    kind: 'complaint',
    category: 'sanitation.rubbish',
    complexity: 'general',
    urgency: 'normal',
    visibility: 'listed',
    location: { district: 'haidian' },
    language: 'zh-CN',
    policy: { id: 'simple', version: 1 },
    phones: 1,
    reachable: true,
    ...DUE,
  };
}
