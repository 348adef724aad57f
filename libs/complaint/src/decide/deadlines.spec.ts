import { describe, it } from '@jest/globals';
import { staffOf } from '../testing/actors.js';
import {
  accept,
  addDepartment,
  assign,
  contact,
  defer,
  dispute,
  endDeferral,
  escalate,
  extend,
  finishPart,
  missDeadline,
  mitigate,
  receive,
  resolve,
  reviewDeferral,
} from '../testing/steps.js';
import { event, given } from '../testing/story.js';

const handled = [receive({ at: '09:00' }), assign(), accept()];

describe('extend', () => {
  it('moves a deadline later, with a reason the citizen can read', () => {
    given(...handled)
      .when(extend({ to: '2026-10-10T08:00:00+08:00' }))
      .then(
        event(
          'DeadlineExtended',
          { deadline: 'resolveBy', from: '2026-09-26T01:00:00.000Z', to: '2026-10-10T00:00:00.000Z' },
          { reason: 'The crane comes later' },
        ),
      )
      .andState({ complaint: { rounds: [{ resolveBy: '2026-10-10T00:00:00.000Z' }] } });
  });

  it('never moves it earlier or into the past, nor by the department itself', () => {
    const story = given(...handled);
    story.refuses(extend({ to: '2026-09-25T00:00:00.000Z' }), 'deadline-not-later');
    story.refuses(extend({ at: 'day 20 09:00', to: '2026-10-01T00:00:00.000Z' }), 'deadline-not-later');
    story.refuses(extend({ to: 'next week' }), 'bad-date');
    story.refuses(extend({ reason: '' }), 'text-missing');
    story.refuses(extend({ actor: staffOf('sanitation') }), 'role-may-not');
  });
});

describe('extend after contact', () => {
  it('does not make a late answer punctual afterwards', () => {
    given(...handled, contact({ at: 'day 3 09:00' })).refuses(
      extend({ deadline: 'respondBy', to: '2026-10-10T00:00:00.000Z' }),
      'illegal-step',
    );
    given(...handled)
      .when(extend({ deadline: 'respondBy', to: '2026-10-10T00:00:00.000Z' }))
      .then(event('DeadlineExtended', { deadline: 'respondBy' }));
  });

  it('names a moment after the deadline and after now, not one of them', () => {
    given(...handled).refuses(extend({ to: '2026-09-26T01:00:00.000Z' }), 'deadline-not-later');
    given(...handled)
      .when(extend({ to: '2026-09-26T01:00:00.001Z' }))
      .then(event('DeadlineExtended'));
    given(...handled).refuses(
      extend({ at: 'day 5 09:00', to: '2026-09-27T01:00:00.000Z' }),
      'deadline-not-later',
    );
  });
});

describe('miss-deadline', () => {
  it('is recorded once, after the moment, when nothing met it', () => {
    given(...handled)
      .when(missDeadline({ at: 'day 4 09:01' }))
      .then(event('DeadlineMissed', { deadline: 'resolveBy', due: '2026-09-26T01:00:00.000Z' }));
    given(...handled).refuses(missDeadline({ at: 'day 4 09:00' }), 'deadline-not-due');
    given(...handled, missDeadline({ at: 'day 4 09:01' })).refuses(missDeadline(), 'same-value');
  });

  it('is not about a deadline that was met', () => {
    given(...handled, resolve()).refuses(missDeadline({ at: 'day 9 09:00' }), 'deadline-not-due');
    given(...handled, contact()).refuses(
      missDeadline({ at: 'day 9 09:00', deadline: 'respondBy' }),
      'deadline-not-due',
    );
  });

  it('is about a deadline that was met too late, whenever the clock notices', () => {
    given(...handled, contact(), resolve({ at: 'day 4 09:01', happened: 'day 4 08:00' }))
      .when(missDeadline({ at: 'day 4 09:02' }))
      .then(event('DeadlineMissed', { due: '2026-09-26T01:00:00.000Z' }));
    given(...handled, contact(), resolve({ at: 'day 4 09:00' })).refuses(
      missDeadline({ at: 'day 4 09:02' }),
      'deadline-not-due',
    );
    given(...handled, contact({ at: 'day 2 09:01' }))
      .when(missDeadline({ deadline: 'respondBy' }))
      .then(event('DeadlineMissed', { deadline: 'respondBy' }));
  });

  it('is about a mitigated or deferred case like any other', () => {
    given(...handled, mitigate())
      .when(missDeadline({ at: 'day 5 09:00' }))
      .then(event('DeadlineMissed'));
    given(...handled, defer())
      .when(missDeadline({ at: 'day 5 09:00' }))
      .then(event('DeadlineMissed'));
  });

  it('can happen again to a deadline that was moved', () => {
    given(...handled, missDeadline({ at: 'day 5 09:00' }), extend({ to: '2026-09-29T00:00:00.000Z' }))
      .when(missDeadline({ at: 'day 8 09:00' }))
      .then(event('DeadlineMissed', { due: '2026-09-29T00:00:00.000Z' }));
  });
});

describe('escalate', () => {
  it('tells someone; the case stays where it is', () => {
    given(...handled, mitigate())
      .when(escalate({ at: 'day 4 00:00' }))
      .then(event('Escalated', { to: 'urban-management', reason: 'mitigation-lapsed' }))
      .andState({ status: 'mitigated', complaint: { escalatedTo: 'urban-management' } });
  });

  it('follows a stopgap whose review day has ended, in the zone of the policy; it does not reopen', () => {
    given(...handled, mitigate()).refuses(escalate({ at: 'day 3 23:59' }), 'deadline-not-due');
    given(...handled, mitigate(), mitigate({ at: 'day 3 09:00', reviewOn: '2026-09-30' })).refuses(
      escalate({ at: 'day 4 00:00' }),
      'deadline-not-due',
    );
    given(...handled, mitigate(), escalate({ at: 'day 4 00:00' })).andState({
      status: 'mitigated',
      round: 1,
    });
  });

  it('never gives a reason that is not so', () => {
    given(...handled).refuses(escalate(), 'deadline-not-due');
    given(
      ...handled,
      addDepartment(),
      accept({ department: 'traffic' }),
      mitigate({ department: 'traffic' }),
      finishPart(),
    ).refuses(escalate({ at: 'day 4 00:00' }), 'deadline-not-due');
    given(...handled, contact()).refuses(
      escalate({ at: 'day 4 09:00', reason: 'deadline-missed' }),
      'deadline-not-due',
    );
    given(...handled, contact())
      .when(escalate({ at: 'day 4 09:01', reason: 'deadline-missed' }))
      .then(event('Escalated', { reason: 'deadline-missed' }));
    given(...handled).refuses(escalate({ reason: 'disputed-too-long' }), 'deadline-not-due');
    given(receive(), assign(), dispute())
      .when(escalate({ reason: 'disputed-too-long' }))
      .then(event('Escalated'));
    given(...handled)
      .when(escalate({ reason: 'supervisor' }))
      .then(event('Escalated'));
  });

  it('never to whom the complaint is about, nor after it is resolved', () => {
    given(receive({ about: ['urban-management'] }), assign()).refuses(escalate(), 'department-is-accused');
    given(...handled, resolve()).refuses(escalate(), 'deadline-not-due');
  });
});

describe('a deferral', () => {
  it('is shown, and stops no clock', () => {
    given(...handled)
      .when(defer())
      .then(event('Deferred', { targetDate: '2027-04-01', nextReportOn: '2026-12-01' }))
      .andState({
        status: 'deferred',
        clock: 'running',
        complaint: { rounds: [{ resolveBy: '2026-09-26T01:00:00.000Z' }] },
      });
  });

  it('is reported on, and ends', () => {
    given(...handled, defer())
      .when(reviewDeferral())
      .then(event('DeferralReviewed', { targetDate: '2027-04-01', nextReportOn: '2026-12-10' }))
      .andState({ status: 'deferred' });
    given(...handled, defer())
      .when(endDeferral())
      .then(event('DeferralEnded'))
      .andState({ status: 'in-progress' });
  });

  it('keeps its target unless the review names another; one that has passed is named anew', () => {
    const soon = defer({ targetDate: '2026-10-01', nextReportOn: '2026-09-30' });
    given(...handled, soon).refuses(
      reviewDeferral({ at: 'day 9 09:00', nextReportOn: '2026-10-20' }),
      'date-past',
      { field: 'targetDate' },
    );
    given(...handled, soon)
      .when(reviewDeferral({ at: 'day 9 09:00', targetDate: '2026-11-01', nextReportOn: '2026-10-20' }))
      .then(event('DeferralReviewed', { targetDate: '2026-11-01' }))
      .andState({ complaint: { deferral: { targetDate: '2026-11-01', nextReportOn: '2026-10-20' } } });
  });

  it('is reported on by the last day of the policy, not a day later; tomorrow is not too soon', () => {
    given(...handled)
      .when(defer({ nextReportOn: '2026-12-22' }))
      .then(event('Deferred', { nextReportOn: '2026-12-22' }));
    given(...handled).refuses(defer({ nextReportOn: '2026-12-23' }), 'date-too-far', { last: '2026-12-22' });
    given(...handled)
      .when(defer({ targetDate: '2026-09-24', nextReportOn: '2026-09-24' }))
      .then(event('Deferred'));
    given(...handled).refuses(defer({ nextReportOn: '2026-09-23' }), 'date-past', { field: 'nextReportOn' });
    given(...handled, defer()).refuses(reviewDeferral({ nextReportOn: '2026-12-23' }), 'date-too-far');
  });

  it('ends when the case is resolved', () => {
    given(...handled, defer())
      .when(resolve())
      .then(event('Resolved'))
      .andState({ status: 'resolved', complaint: { deferral: undefined } });
  });

  it('needs someone assigned, and dates that lie ahead', () => {
    given(receive()).refuses(defer(), 'illegal-step');
    given(...handled, defer()).refuses(defer(), 'illegal-step');
    given(...handled).refuses(endDeferral(), 'illegal-step');
    given(...handled).refuses(reviewDeferral(), 'illegal-step');
    given(...handled).refuses(defer({ targetDate: '2026-09-23' }), 'date-past', { field: 'targetDate' });
    given(...handled).refuses(defer({ nextReportOn: '2027-03-01' }), 'date-too-far');
    given(...handled).refuses(defer({ nextReportOn: '2026-13-01' }), 'bad-date');
  });
});
