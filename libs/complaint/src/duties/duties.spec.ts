import { describe, expect, it } from '@jest/globals';
import { yearsKnown } from '#calendar';
import { DEFAULT_CATALOGUE } from '../catalogue/default-catalogue.js';
import { SHIPPED_BOOK } from '../policy/index.js';
import { CITIZEN, CLOCK, SUPERVISOR } from '../testing/actors.js';
import {
  accept,
  adopt,
  assign,
  attemptRevisit,
  close,
  confirmErasure,
  contact,
  defer,
  dispute,
  endDeferral,
  escalate,
  extend,
  finishPart,
  instruct,
  invite,
  joinReporter,
  lead,
  merge,
  missDeadline,
  missPart,
  mitigate,
  orderErasure,
  OTHER_CASE,
  receive,
  reclassify,
  reopen,
  replaceDepartment,
  resolve,
  restrict,
  returnPart,
  reviewDeferral,
  revisit,
  rule,
  scheduleRevisit,
  support,
  unmerge,
  warnDeadline,
  withdraw,
} from '../testing/steps.js';
import { event, given, imported, moment } from '../testing/story.js';
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

describe('calling the citizen back', () => {
  const resolved = resolvedAt('day 2 12:00');
  const tried = (at: string, words: Parameters<typeof attemptRevisit>[0] = {}) => [
    scheduleRevisit({ at }),
    attemptRevisit({ ...words }),
  ];
  const inVain = [...tried('day 2 12:01'), ...tried('day 2 18:00'), ...tried('day 3 10:00')];
  const everyTime = [...inVain, ...tried('day 3 14:00')];

  it('is promised at once, and again after each attempt in vain', () => {
    given(...resolved).owes('day 2 12:00 schedule-revisit 1');
    given(...resolved, ...tried('day 2 12:01')).owes('day 2 12:02 schedule-revisit 2');
    given(...resolved, ...inVain).owes('day 3 10:01 schedule-revisit 4');
  });

  it('waits for whoever calls while a callback is promised, and is escalated a day after its hours', () => {
    const promised = given(...resolved, scheduleRevisit({ at: 'day 2 12:01' }));
    promised.owes('day 3 17:00 escalate revisit-overdue/attempt-1');
    promised
      .when(escalate({ at: 'day 3 17:01', reason: 'revisit-overdue', to: undefined, actor: CLOCK }))
      .then(event('Escalated', { reason: 'revisit-overdue', subject: 'attempt-1' }))
      .andState({ status: 'resolved' });
    promised.owes();
  });

  it('ends in a written invitation after the last attempt, and in closing once that went unanswered', () => {
    given(...resolved, ...everyTime).owes('day 3 14:01 invite 5');
    const invited = given(...resolved, ...everyTime, invite({ at: 'day 3 15:00' }));
    invited.owes('day 10 15:00 close unreachable');
    invited.refuses(close({ at: 'day 10 15:00', actor: CLOCK }), 'attempts-not-exhausted');
    invited
      .when(close({ at: 'day 10 15:01', actor: CLOCK }))
      .then(event('Closed', { reason: 'unreachable', appealable: false }))
      .andState({ status: 'closed' });
    invited.owes();
    expect(invited.state.rounds[0].answers).toEqual([]);
  });

  it('stands down when the citizen answers, on the phone or in writing', () => {
    given(...resolved, scheduleRevisit(), revisit()).owes();
    given(...resolved, ...everyTime, invite(), revisit({ via: 'page', actor: CITIZEN })).owes();
  });

  it('skips numbers that were wrong, and writes at once when all of them were', () => {
    const wrong = { result: 'wrong-number' } as const;
    given(...resolved, ...tried('day 2 12:01', wrong)).owes('day 2 12:02 invite 2');
  });

  it('writes at once to whoever left an e-mail address only', () => {
    const written = [
      receive({ at: '09:00', complainant: { email: 'a@example.org' } }),
      assign(),
      accept(),
      contact(),
      resolve({ at: '12:00' }),
    ];
    given(...written).owes('day 1 12:00 invite 1');
    given(...written, invite({ at: '12:01' })).owes('day 8 12:01 close unreachable');
  });

  it('leaves the case of someone without contact on show for a while, then closes it', () => {
    const silent = given(
      receive({ at: '09:00', complainant: {} }),
      assign(),
      accept(),
      contact(),
      resolve({ at: '12:00' }),
    );
    silent.owes('day 8 12:00 close no-contact-given');
    const early = close({ at: 'day 8 12:00', reason: 'no-contact-given', actor: CLOCK });
    silent.refuses(early, 'deadline-not-due');
    silent
      .when({ ...early, at: 'day 8 12:01' })
      .then(event('Closed', { reason: 'no-contact-given' }))
      .andState({ status: 'closed' });
  });
});

describe('calling back all who reported a matter', () => {
  const joint = [...contacted, joinReporter(), resolve({ at: 'day 2 12:00' })];
  const other = { reporter: OTHER_CASE };
  const call = (at: string, words: Parameters<typeof attemptRevisit>[0] = {}) => [
    scheduleRevisit({ at }),
    attemptRevisit(words),
  ];
  const rounds = ['day 2 18:00', 'day 3 10:00', 'day 3 18:00', 'day 4 10:00'];

  it('takes turns, each as often as the policy says, and invites those who did not answer', () => {
    const everyone = rounds.flatMap((at) => [...call(at), ...call(at.replace(':00', ':10'), other)]);
    given(...joint, ...everyone.slice(0, -2)).owes('day 4 10:01 schedule-revisit 8');
    given(...joint, ...everyone).owes('day 4 10:11 invite 9');
    given(...joint, ...everyone, invite({ at: 'day 4 11:00' })).owes('day 11 11:00 close unreachable');
  });

  it('goes on with the others when one has answered', () => {
    given(...joint, scheduleRevisit(), revisit()).owes('day 2 12:00 schedule-revisit 2');
    given(...joint, ...rounds.flatMap((at) => call(at)), revisit(other)).owes('day 4 10:01 invite 5');
  });

  it('calls whoever joins after the invitation, and then invites anew', () => {
    const invited = [...resolvedAt('day 2 12:00'), ...rounds.flatMap((at) => call(at)), invite()];
    given(...invited, joinReporter()).owes('day 4 10:01 schedule-revisit 6');
    given(...invited, joinReporter(), unmerge()).owes('day 4 10:01 invite 6');
  });

  it('drops the callback of someone who turns out to have another matter', () => {
    const promised = given(...joint, ...call('day 2 18:00'), scheduleRevisit());
    expect(promised.state.rounds[0].callback).toMatchObject({ reporter: OTHER_CASE });
    promised.when(unmerge()).then(event('Unmerged'));
    promised.owes('day 2 18:01 schedule-revisit 3');
  });

  it('closes the case when only someone without contact is left', () => {
    given(
      receive({ at: '09:00', complainant: {} }),
      assign(),
      accept(),
      contact(),
      joinReporter(),
      resolve({ at: '12:00' }),
      scheduleRevisit(),
      revisit(other),
    ).owes('day 8 12:00 close no-contact-given');
  });
});

describe('whom the service owes nothing', () => {
  it('is a case that ended: withdrawn, merged, or closed in time', () => {
    given(...contacted, withdraw({ at: '12:00' })).owes();
    given(...contacted, merge({ at: '12:00' })).owes();
    given(...resolvedAt('day 2 12:00'), revisit()).owes();
  });

  it('is one merged even with a deadline missed, until it is unmerged', () => {
    const late = [...contacted, merge({ at: 'day 4 12:00' })];
    given(...late).owes();
    given(...late, unmerge({ at: 'day 4 13:00' })).owes(...RESOLVE, ...LADDER);
  });

  it('is one closed too late, once that is recorded', () => {
    const late = [...contacted, withdraw({ at: 'day 4 12:00' })];
    given(...late).owes('day 4 09:00 miss-deadline resolveBy');
    given(...late, missDeadline({ round: 1 })).owes();
  });

  it('is a citizen whose data is restricted: nobody is called, and the deadlines go on', () => {
    given(...contacted, restrict()).owes(...RESOLVE, ...LADDER);
    given(...resolvedAt('day 2 12:00'), restrict()).owes();
    const invited = [
      receive({ at: '09:00', complainant: { email: 'a@example.org' } }),
      assign(),
      accept(),
      contact(),
      resolve(),
      invite(),
    ];
    given(...invited, restrict()).owes();
  });

  it('is one whose data was erased', () => {
    given(...contacted, withdraw({ at: 'day 4 12:00' }), orderErasure(), confirmErasure()).owes();
  });

  it('is an imported case, until it is adopted', () => {
    const old = imported(
      'ComplaintReceived',
      {
        caseNumber: OTHER_CASE,
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
        respondBy: moment('day 2 09:00'),
        resolveBy: moment('day 4 09:00'),
      },
      '09:00',
    );
    given(old).owes();
    given(old, adopt({ at: 'day 11 09:00' })).owes(
      'day 12 05:00 warn-deadline respondBy',
      'day 12 09:00 miss-deadline respondBy',
      'day 13 09:00 warn-deadline resolveBy',
      'day 14 09:00 miss-deadline resolveBy',
      'day 15 09:00 escalate deadline-missed/step-1',
      'day 17 09:00 escalate deadline-missed/step-2',
    );
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
