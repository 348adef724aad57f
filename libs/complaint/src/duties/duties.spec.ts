import { describe, expect, it } from '@jest/globals';
import { yearsKnown } from '#calendar';
import { DEFAULT_CATALOGUE } from '../catalogue/default-catalogue.js';
import { SHIPPED_BOOK } from '../policy/index.js';
import { CLOCK, SUPERVISOR } from '../testing/actors.js';
import {
  accept,
  assign,
  contact,
  defer,
  dispute,
  endDeferral,
  escalate,
  extend,
  finishPart,
  instruct,
  lead,
  missDeadline,
  missPart,
  mitigate,
  receive,
  reclassify,
  reopen,
  replaceDepartment,
  resolve,
  returnPart,
  reviewDeferral,
  revisit,
  rule,
  scheduleRevisit,
  support,
  warnDeadline,
} from '../testing/steps.js';
import { event, given, moment } from '../testing/story.js';
import { dutiesOf } from './duties.js';

const RESPOND = ['day 2 05:00 warn-deadline respondBy', 'day 2 09:00 miss-deadline respondBy'] as const;
const RESOLVE = ['day 3 09:00 warn-deadline resolveBy', 'day 4 09:00 miss-deadline resolveBy'] as const;
const LADDER = [
  'day 5 09:00 escalate deadline-missed/step-1',
  'day 7 09:00 escalate deadline-missed/step-2',
] as const;

const handled = [receive({ at: '09:00' }), assign(), accept()];
const contacted = [...handled, contact({ at: '10:00' })];
const twoParts = [
  receive({ at: '09:00' }),
  assign({ departments: [lead('sanitation'), support('traffic')] }),
  accept(),
  accept({ department: 'traffic' }),
  contact({ at: '10:00' }),
];
const resolvedAt = (at: string) => [...contacted, resolve({ at })];

describe('the deadlines of a case', () => {
  it('are warned of, missed and escalated step by step, from receipt on', () => {
    given(receive({ at: '09:00' })).owes(...RESPOND, ...RESOLVE, ...LADDER);
    given(receive({ at: '09:00' }), assign()).owes(...RESPOND, ...RESOLVE, ...LADDER);
    given(...handled).owes(...RESPOND, ...RESOLVE, ...LADDER);
  });

  it('ask nothing more of the response once the citizen was contacted', () => {
    given(...contacted).owes(...RESOLVE, ...LADDER);
  });

  it('are warned of once, and not any more once they are missed', () => {
    const warned = [...contacted, warnDeadline({ at: 'day 3 09:01' })];
    given(...warned).owes('day 4 09:00 miss-deadline resolveBy', ...LADDER);
    given(...warned, missDeadline({ at: 'day 4 09:01' })).owes(...LADDER);
    given(...contacted, missDeadline({ at: 'day 4 09:01' })).owes(...LADDER);
  });

  it('are never warned of before half of the time: two hours are warned of after one', () => {
    given(receive({ at: '09:00', policy: 'beijing', urgency: 'emergency' })).owes(
      'day 1 10:00 warn-deadline respondBy',
      'day 1 10:00 warn-deadline resolveBy',
      'day 1 11:00 miss-deadline respondBy',
      'day 1 11:00 miss-deadline resolveBy',
      'day 2 11:00 escalate deadline-missed/step-1',
      'day 4 11:00 escalate deadline-missed/step-2',
    );
  });

  it('are counted and warned of in working time where the policy says so', () => {
    // Wednesday; the Friday is Mid-Autumn, 1 to 7 October are holidays, Saturday 10 October is worked.
    given(receive({ at: '09:00', policy: 'guangdong' })).owes(
      'day 6 14:00 warn-deadline respondBy',
      'day 6 18:00 miss-deadline respondBy',
      'day 20 09:00 warn-deadline resolveBy',
      'day 22 18:00 miss-deadline resolveBy',
      'day 23 18:00 escalate deadline-missed/step-1',
      'day 29 18:00 escalate deadline-missed/step-2',
    );
  });

  it('are warned of, missed and escalated anew where they are extended', () => {
    given(
      ...contacted,
      warnDeadline({ at: 'day 3 09:01' }),
      missDeadline({ at: 'day 4 09:01' }),
      escalate({ at: 'day 5 09:01', reason: 'deadline-missed', to: undefined, actor: CLOCK }),
      extend({ at: 'day 5 10:00', to: moment('day 9 09:00') }),
    ).owes(
      'day 8 09:00 warn-deadline resolveBy',
      'day 9 09:00 miss-deadline resolveBy',
      'day 10 09:00 escalate deadline-missed/step-1',
      'day 12 09:00 escalate deadline-missed/step-2',
    );
  });

  it('leave the ladder of one alone where the other is extended', () => {
    const climbed = escalate({ at: 'day 5 09:01', reason: 'deadline-missed', to: undefined });
    given(
      ...handled,
      missDeadline({ at: 'day 4 09:01' }),
      climbed,
      extend({ at: 'day 5 10:00', deadline: 'respondBy', to: moment('day 9 09:00') }),
    ).owes(
      'day 7 09:00 escalate deadline-missed/step-2',
      'day 9 05:00 warn-deadline respondBy',
      'day 9 09:00 miss-deadline respondBy',
    );
  });

  it('come to what a new class of case promises', () => {
    const urgent = [
      receive({ at: '09:00', policy: 'beijing' }),
      reclassify({ at: '10:00', urgency: 'utility' }),
    ];
    given(...urgent).owes(
      'day 1 21:00 warn-deadline resolveBy',
      'day 2 05:00 warn-deadline respondBy',
      'day 2 09:00 miss-deadline respondBy',
      'day 2 09:00 miss-deadline resolveBy',
      'day 3 09:00 escalate deadline-missed/step-1',
      'day 5 09:00 escalate deadline-missed/step-2',
    );
  });

  it('are not told twice where a class of case is taken back', () => {
    given(
      receive({ at: '09:00', policy: 'beijing' }),
      assign(),
      accept(),
      contact(),
      warnDeadline({ at: 'day 7 09:01' }),
      missDeadline({ at: 'day 8 09:01' }),
      escalate({ at: 'day 9 09:01', reason: 'deadline-missed', to: undefined }),
      reclassify({ at: 'day 9 10:00', complexity: 'complex' }),
      reclassify({ at: 'day 9 11:00', complexity: 'general' }),
    ).owes('day 11 09:00 escalate deadline-missed/step-2');
  });

  it('are the same for a deferred case', () => {
    given(...contacted, defer({ at: '11:00' })).owes(
      ...RESOLVE,
      ...LADDER,
      'day 71 00:00 escalate deferral-unreported/2026-12-01',
    );
  });
});

describe('a deadline met or missed', () => {
  it('is over when the case is resolved in time', () => {
    given(...resolvedAt('day 3 12:00')).owes('day 3 12:00 schedule-revisit 1');
  });

  it('is still missed when it is resolved late, by whoever notices', () => {
    given(...resolvedAt('day 4 09:01')).owes(
      'day 4 09:00 miss-deadline resolveBy',
      'day 4 09:01 schedule-revisit 1',
    );
  });

  it('was missed where the citizen denies afterwards that it was met', () => {
    given(...resolvedAt('day 3 12:00'), scheduleRevisit(), revisit({ at: 'day 4 10:00', solved: 'no' })).owes(
      'day 4 09:00 miss-deadline resolveBy',
      'day 5 06:00 warn-deadline respondBy',
      'day 5 10:00 miss-deadline respondBy',
      'day 6 10:00 warn-deadline resolveBy',
      'day 7 10:00 miss-deadline resolveBy',
      'day 8 10:00 escalate deadline-missed/step-1',
      'day 10 10:00 escalate deadline-missed/step-2',
    );
  });

  it('is recorded of the round that it belongs to', () => {
    const denied = given(...resolvedAt('day 3 12:00'), revisit({ at: 'day 4 10:00', solved: 'no' }));
    const [duty] = dutiesOf(denied.state, SHIPPED_BOOK).duties;
    expect(duty?.payload).toEqual({ deadline: 'resolveBy', round: 1 });
    denied
      .when(missDeadline({ at: 'day 4 10:01', round: 1 }))
      .then(event('DeadlineMissed', { round: 1, due: moment('day 4 09:00') }));
    denied.andState({ round: 2 });
    expect(dutiesOf(denied.state, SHIPPED_BOOK).duties.map(({ payload }) => payload)).not.toContainEqual({
      deadline: 'resolveBy',
      round: 1,
    });
  });

  it('owes nothing of a round that ended before it', () => {
    const second = given(...resolvedAt('day 2 12:00'), revisit({ at: 'day 3 10:00', solved: 'no' }));
    const { duties } = dutiesOf(second.state, SHIPPED_BOOK);
    expect(duties.every(({ dueAt }) => dueAt > moment('day 3 10:00'))).toBe(true);
  });

  it('stays met where a supervisor reopens the case', () => {
    const reopened = given(
      ...resolvedAt('day 3 12:00'),
      revisit({ at: 'day 3 13:00' }),
      reopen({ at: 'day 5 09:00', reason: 'supervisor', actor: SUPERVISOR }),
    );
    reopened.owes(
      'day 6 05:00 warn-deadline respondBy',
      'day 6 09:00 miss-deadline respondBy',
      'day 7 09:00 warn-deadline resolveBy',
      'day 8 09:00 miss-deadline resolveBy',
      'day 9 09:00 escalate deadline-missed/step-1',
      'day 11 09:00 escalate deadline-missed/step-2',
    );
  });
});

describe('a stopgap', () => {
  const mitigated = [...contacted, mitigate({ at: '15:00', reviewOn: '2026-09-25' })];

  it('is escalated when its review day ends, and stops no deadline', () => {
    given(...mitigated).owes(
      ...RESOLVE.slice(0, 1),
      'day 4 00:00 escalate mitigation-lapsed/sanitation/0',
      ...RESOLVE.slice(1),
      ...LADDER,
    );
  });

  it('is escalated at its new day when it was renewed, and once', () => {
    const renewed = [...mitigated, mitigate({ at: 'day 3 10:00', reviewOn: '2026-10-02' })];
    const lapsed = 'day 11 00:00 escalate mitigation-lapsed/sanitation/1';
    given(...renewed).owes(...RESOLVE, ...LADDER, lapsed);
    given(...renewed, escalate({ at: 'day 11 00:01', to: undefined })).owes(...RESOLVE, ...LADDER);
  });

  it('is nobody’s worry once the case is resolved', () => {
    given(...mitigated, resolve({ at: 'day 2 10:00' })).owes('day 2 10:00 schedule-revisit 1');
  });

  it('of one part is escalated apart from that of another', () => {
    const both = [
      ...twoParts,
      mitigate({ at: '15:00', reviewOn: '2026-09-25' }),
      mitigate({ department: 'traffic', reviewOn: '2026-09-24' }),
    ];
    given(...both).owes(
      'day 3 00:00 escalate mitigation-lapsed/traffic/0',
      'day 3 09:00 warn-deadline resolveBy',
      'day 4 00:00 escalate mitigation-lapsed/sanitation/0',
      'day 4 09:00 miss-deadline resolveBy',
      ...LADDER,
    );
    given(...both, finishPart({ at: 'day 2 09:00' })).owes(
      'day 3 09:00 warn-deadline resolveBy',
      'day 4 00:00 escalate mitigation-lapsed/sanitation/0',
      'day 4 09:00 miss-deadline resolveBy',
      ...LADDER,
    );
  });

  it('is taken over with the part, and its review with it', () => {
    given(...mitigated, replaceDepartment({ at: '16:00' })).owes(
      'day 3 09:00 warn-deadline resolveBy',
      'day 4 00:00 escalate mitigation-lapsed/parks/0',
      'day 4 09:00 miss-deadline resolveBy',
      ...LADDER,
    );
  });
});

describe('a part with a time of its own', () => {
  const dueSoon = [
    receive({ at: '09:00' }),
    assign({
      departments: [lead('sanitation'), { ...support('traffic'), dueBy: moment('day 2 12:00') }],
    }),
    accept(),
    contact({ at: '10:00' }),
  ];

  it('is missed when the time is over, whatever state it is in, unless it is done', () => {
    given(...dueSoon).owes('day 2 12:00 miss-part traffic', ...RESOLVE, ...LADDER);
    given(...dueSoon, accept({ department: 'traffic' }), finishPart()).owes(...RESOLVE, ...LADDER);
    given(...dueSoon, missPart({ at: 'day 2 12:01' })).owes(...RESOLVE, ...LADDER);
  });

  it('is missed at the new time where it was given one', () => {
    const late = [...dueSoon, missPart({ at: 'day 2 12:01' })];
    given(...late, instruct({ at: 'day 2 13:00', dueBy: moment('day 3 12:00') })).owes(
      'day 3 09:00 warn-deadline resolveBy',
      'day 3 12:00 miss-part traffic',
      'day 4 09:00 miss-deadline resolveBy',
      ...LADDER,
    );
  });
});

describe('a dispute', () => {
  const disputed = [receive({ at: '09:00' }), assign(), contact({ at: '09:30' }), dispute({ at: '10:00' })];

  it('is ruled by default when nobody ruled in time: the part stays, and no clock ever stopped', () => {
    given(...disputed).owes('day 2 10:00 rule sanitation', ...RESOLVE, ...LADDER);
    given(...disputed).refuses(rule({ at: 'day 2 10:00', actor: CLOCK, reason: '' }), 'deadline-not-due');
    const ruled = given(...disputed);
    ruled
      .when(rule({ at: 'day 2 10:01', actor: CLOCK, reason: undefined }))
      .then(event('AssignmentRuled', { department: 'sanitation', ruling: 'upheld', byDefault: true }))
      .andState({ status: 'in-progress', clock: 'running', parts: { sanitation: 'accepted' } });
    ruled.owes(...RESOLVE, ...LADDER);
  });

  it('is over when a supervisor rules before', () => {
    given(...disputed, rule({ at: '12:00' })).owes(...RESOLVE, ...LADDER);
  });

  it('counts from the day a part is given back', () => {
    given(...contacted, returnPart({ at: 'day 2 11:00' })).owes(
      'day 3 09:00 warn-deadline resolveBy',
      'day 3 11:00 rule sanitation',
      'day 4 09:00 miss-deadline resolveBy',
      ...LADDER,
    );
  });

  it('of one part is ruled apart from that of another', () => {
    given(
      receive({ at: '09:00' }),
      assign({ departments: [lead('sanitation'), support('traffic')] }),
      contact({ at: '09:30' }),
      dispute({ at: '10:00' }),
      dispute({ at: '11:00', department: 'traffic' }),
    ).owes('day 2 10:00 rule sanitation', 'day 2 11:00 rule traffic', ...RESOLVE, ...LADDER);
  });
});

describe('a deferral', () => {
  const deferred = [...contacted, defer({ at: '11:00', nextReportOn: '2026-12-01' })];
  const unreported = (day: number, on: string) => `day ${day} 00:00 escalate deferral-unreported/${on}`;

  it('is escalated when its day of report ends without one', () => {
    given(...deferred).owes(...RESOLVE, ...LADDER, unreported(71, '2026-12-01'));
    given(...deferred, reviewDeferral({ at: 'day 60 09:00', nextReportOn: '2026-12-10' })).owes(
      ...RESOLVE,
      ...LADDER,
      unreported(80, '2026-12-10'),
    );
  });

  it('is escalated once, to the department above the lead or the district', () => {
    const lapsed = given(...deferred);
    lapsed
      .when(escalate({ at: 'day 71 00:01', reason: 'deferral-unreported', to: undefined }))
      .then(event('Escalated', { to: 'district', subject: '2026-12-01' }));
    lapsed.owes(...RESOLVE, ...LADDER);
  });

  it('owes nothing once it has ended', () => {
    given(...deferred, endDeferral()).owes(...RESOLVE, ...LADDER);
  });
});

describe('where an escalation goes', () => {
  const climbed = escalate({ at: 'day 5 09:01', reason: 'deadline-missed', to: undefined, actor: CLOCK });
  const late = (department: string) => [
    receive({ at: '09:00', about: ['housing'] }),
    assign({ departments: [lead(department)] }),
  ];

  it('is the department above the lead, or the district where there is none or nobody leads', () => {
    given(...late('street-patrol'))
      .when(climbed)
      .then(event('Escalated', { to: 'urban-management' }));
    given(...late('sanitation'))
      .when(climbed)
      .then(event('Escalated', { to: 'district' }));
    given(receive({ at: '09:00' }))
      .when(climbed)
      .then(event('Escalated', { to: 'district' }));
  });

  it('is never whom the complaint is about', () => {
    const departments = DEFAULT_CATALOGUE.departments.map((each) =>
      each.id === 'parks' ? { ...each, parent: 'housing' } : each,
    );
    given(...late('parks'))
      .under({ catalogue: { ...DEFAULT_CATALOGUE, departments } })
      .when(climbed)
      .then(event('Escalated', { to: 'district' }));
  });
});

describe('a calendar that ends', () => {
  const guangdong = SHIPPED_BOOK.inForce('guangdong', moment('09:00'));
  const { to } = yearsKnown(guangdong.calendar);

  it('keeps the duties that reach beyond it, names its year, and keeps no other', () => {
    const story = given(
      receive({ at: dayNamed(`${to}-12-01`), policy: 'guangdong' }),
      assign(),
      accept(),
      contact(),
      extend({ to: `${to}-12-28T01:00:00.000Z` }),
      mitigate({ reviewOn: `${to}-12-20` }),
    );
    const { duties, lacksYear } = dutiesOf(story.state, SHIPPED_BOOK);
    expect(lacksYear).toBe(to + 1);
    expect(duties.map(({ action }) => action)).toEqual(['escalate', 'warn-deadline', 'miss-deadline']);
  });
});

/** Nine in the morning of a day of the calendar, as `moment` reads it. */
function dayNamed(day: string): string {
  const days = (Date.parse(day) - Date.parse('2026-09-23')) / 86_400_000;
  return `day ${days + 1} 09:00`;
}
