import { describe, expect, it } from '@jest/globals';
import { checkCase } from './check-case.js';
import type { RawEvent } from './raw-log.js';

const DAY_1 = Date.parse('2025-03-03T09:00:00+08:00');
const HOUR = 3_600_000;
const OPTIONS = { end: DAY_1 + 60 * 24 * HOUR, slack: HOUR };
const at = (hours: number): string => new Date(DAY_1 + hours * HOUR).toISOString();

function event(hours: number, type: string, data: object = {}, byService = false): RawEvent {
  const causation = `${type}@${hours}`;
  return {
    stream: 'complaint-HD-1',
    type,
    at: DAY_1 + hours * HOUR,
    byService,
    causation,
    data: { ...data },
  };
}

const byService = (hours: number, type: string, data: object) => event(hours, type, data, true);

/** Three days to solve it; late, mitigated, disputed, called four times in vain, written to, closed. */
const LIFE: readonly RawEvent[] = [
  event(0, 'ComplaintReceived', {
    policy: { id: 'simple' },
    phones: 1,
    respondBy: at(24),
    resolveBy: at(72),
  }),
  event(1, 'ComplaintAssigned', {
    departments: [{ id: 'sanitation' }, { id: 'water', dueBy: at(30) }],
  }),
  event(2, 'AssignmentDisputed', { department: 'sanitation' }),
  byService(27, 'AssignmentRuled', { department: 'sanitation', byDefault: true }),
  byService(25, 'DeadlineMissed', { deadline: 'respondBy', due: at(24), round: 1 }),
  byService(31, 'PartDeadlineMissed', { department: 'water' }),
  event(40, 'TemporarilyMitigated', { department: 'sanitation', renewal: 0, reviewOn: '2025-03-05' }),
  byService(63, 'Escalated', { reason: 'mitigation-lapsed', subject: 'sanitation/0' }),
  byService(73, 'DeadlineMissed', { deadline: 'resolveBy', due: at(72), round: 1 }),
  byService(97, 'Escalated', { reason: 'deadline-missed', subject: 'step-1' }),
  byService(145, 'Escalated', { reason: 'deadline-missed', subject: 'step-2' }),
  event(150, 'Resolved', { department: 'sanitation' }),
  ...[0, 10, 20, 30].flatMap((hours, place) => [
    byService(151 + hours, 'RevisitScheduled', {
      attempt: place + 1,
      from: at(152 + hours),
      until: at(154 + hours),
    }),
    event(153 + hours, 'RevisitAttempted', { attempt: place + 1, result: 'unanswered' }),
  ]),
  byService(184, 'RevisitInvited', { answerBy: at(352) }),
  byService(353, 'Closed', { reason: 'unreachable' }),
].sort((one, other) => one.at - other.at);

const without = (...types: string[]) => LIFE.filter(({ type }) => !types.includes(type));
const changed = (type: string, change: (event: RawEvent) => RawEvent) =>
  LIFE.map((each) => (each.type === type ? change(each) : each));
const later = (hours: number) => (each: RawEvent) => ({ ...each, at: each.at + hours * HOUR });

describe('the checker of a log', () => {
  it('finds nothing where every breach was recorded at its time', () => {
    const { problems, counts } = checkCase(LIFE, OPTIONS);
    expect(problems).toEqual([]);
    expect(Object.fromEntries(counts)).toMatchObject({
      'respondBy marked missed': 1,
      'resolveBy marked missed': 1,
      'mitigation lapsed and escalated': 1,
      'dispute ruled by default': 1,
      'part marked late': 1,
      'ladder step 1': 1,
      'ladder step 2': 1,
      'called as promised': 4,
      'resolution closed as unreachable': 1,
    });
  });

  it.each<[string, readonly RawEvent[], RegExp]>([
    ['a miss that is not recorded', without('DeadlineMissed'), /neither met, extended nor marked missed/],
    ['a miss recorded late', changed('DeadlineMissed', later(2)), /neither met/],
    ['a miss recorded early', changed('DeadlineMissed', later(-2)), /neither met/],
    [
      'a stopgap nobody looks at',
      LIFE.filter(({ data }) => data['reason'] !== 'mitigation-lapsed'),
      /stopgap/,
    ],
    ['a ladder not climbed', LIFE.filter(({ data }) => data['subject'] !== 'step-2'), /step 2 of the ladder/],
    ['a dispute nobody rules on', without('AssignmentRuled'), /nobody ruled/],
    ['a late part', without('PartDeadlineMissed'), /part of water/],
    [
      'a resolution that fades away',
      LIFE.filter(({ at: time }) => time < DAY_1 + 151 * HOUR),
      /never revisited/,
    ],
    ['a closing without calls', without('RevisitAttempted'), /after 0 calls/],
    ['a closing without a letter', without('RevisitInvited'), /without a written invitation/],
    [
      'a clock that closed it',
      changed('Closed', (each) => ({ ...each, data: { reason: 'confirmed' } })),
      /without an answer/,
    ],
    ['calls nobody promised', without('RevisitScheduled'), /without a promise/],
    ['calls before their hours', changed('RevisitAttempted', later(-1.5)), /before/],
    [
      'calls long after their hours',
      changed('RevisitScheduled', (each) => ({ ...each, data: { ...each.data, until: at(100) } })),
      /nobody was told/,
    ],
    [
      'a miss of what was kept',
      [...LIFE, event(20, 'CitizenContacted')].sort((one, other) => one.at - other.at),
      /what was kept/,
    ],
    [
      'a miss of what was never promised',
      [...LIFE, byService(80, 'DeadlineMissed', { deadline: 'resolveBy', due: at(75), round: 1 })],
      /never promised/,
    ],
    ['a timer that fired twice', [...LIFE, LIFE.find(({ type }) => type === 'DeadlineMissed')!], /twice/],
    [
      'an extension without a reason',
      [...LIFE, event(70, 'DeadlineExtended', { deadline: 'resolveBy', to: at(90) })].sort(
        (one, other) => one.at - other.at,
      ),
      /without a reason/,
    ],
  ])('finds %s', (_, events, sentence) => {
    const { problems } = checkCase(events, OPTIONS);
    expect(problems.join('\n')).toMatch(sentence);
  });
});
