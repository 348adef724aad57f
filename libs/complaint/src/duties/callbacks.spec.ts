import { describe, expect, it } from '@jest/globals';
import { SHIPPED_BOOK, type CallingHours, type Policy } from '../policy/index.js';
import {
  accept,
  assign,
  attemptRevisit,
  CASE,
  joinReporter,
  OTHER_CASE,
  receive,
  resolve,
  revisit,
  scheduleRevisit,
} from '../testing/steps.js';
import { event, given, moment } from '../testing/story.js';
import type { AttemptResult } from '../words.js';
import { callingTime, nextCall } from './callbacks.js';

const SIMPLE = SHIPPED_BOOK.inForce('simple', moment('09:00'));

const resolved = (phones = 1) => [
  receive({
    at: '09:00',
    complainant: { phones: Array.from({ length: phones }, (_, place) => `1380000010${place}`) },
  }),
  assign(),
  accept(),
  resolve({ at: '09:30' }),
];
const tried = (at: string, result: AttemptResult = 'unanswered', phone = 1) =>
  attemptRevisit({ at, result, phone });

/** Under the policy `simple`: 10 to 12, 18 to 20 and 14 to 17 o'clock, four hours apart, four times. */
describe('when a citizen is called', () => {
  it('is in the first calling hours that come', () => {
    given(...resolved())
      .when(scheduleRevisit({ at: '09:31' }))
      .then(
        event('RevisitScheduled', { attempt: 1, phone: 1, from: moment('10:00'), until: moment('12:00') }),
      );
  });

  it('is at once within them, while half an hour is left', () => {
    given(...resolved())
      .when(scheduleRevisit({ at: '11:30' }))
      .then(event('RevisitScheduled', { from: moment('11:30'), until: moment('12:00') }));
    given(...resolved())
      .when(scheduleRevisit({ at: '11:31' }))
      .then(event('RevisitScheduled', { from: moment('14:00'), until: moment('17:00') }));
  });

  it('is in other hours than the last time, no sooner than the policy says', () => {
    given(...resolved(), tried('10:05'))
      .when(scheduleRevisit({ at: '10:06' }))
      .then(event('RevisitScheduled', { attempt: 2, from: moment('14:05'), until: moment('17:00') }));
    given(...resolved(), tried('14:10'))
      .when(scheduleRevisit())
      .then(event('RevisitScheduled', { from: moment('18:10'), until: moment('20:00') }));
  });

  it('is the next morning where the spacing leads past midnight or too late into the evening', () => {
    given(...resolved(), tried('18:30'))
      .when(scheduleRevisit())
      .then(event('RevisitScheduled', { from: moment('day 2 10:00'), until: moment('day 2 12:00') }));
    given(...resolved(), tried('15:31'))
      .when(scheduleRevisit())
      .then(event('RevisitScheduled', { from: moment('day 2 10:00') }));
    given(...resolved(), tried('23:59'))
      .when(scheduleRevisit())
      .then(event('RevisitScheduled', { from: moment('day 2 10:00') }));
  });

  it('may be any hours after a call outside of all', () => {
    given(...resolved(), tried('13:00'))
      .when(scheduleRevisit())
      .then(event('RevisitScheduled', { from: moment('18:00') }));
  });

  it('counts the spacing from the last call, and never lies in the past', () => {
    given(...resolved(), tried('10:05'))
      .when(scheduleRevisit({ at: 'day 3 15:00' }))
      .then(event('RevisitScheduled', { from: moment('day 3 15:00'), until: moment('day 3 17:00') }));
  });

  it('is when they asked for it, at any hour, for two hours', () => {
    const asked = attemptRevisit({
      at: '10:05',
      result: 'answered-not-now',
      callAgainAt: moment('day 2 21:00'),
    });
    given(...resolved(), asked)
      .when(scheduleRevisit({ at: '10:06' }))
      .then(event('RevisitScheduled', { from: moment('day 2 21:00'), until: moment('day 2 23:00') }));
  });

  it('is in the next hours where the asked moment has passed', () => {
    const asked = attemptRevisit({ at: '10:05', result: 'answered-not-now', callAgainAt: moment('10:30') });
    given(...resolved(), asked)
      .when(scheduleRevisit({ at: '18:30' }))
      .then(event('RevisitScheduled', { from: moment('18:30'), until: moment('20:00') }));
  });

  it('is in the same hours of the next day where a policy has only those', () => {
    const { from, until } = timeAfter('10:05', '10:06', hours(['10:00', '12:00']));
    expect([from, until]).toEqual([moment('day 2 10:00'), moment('day 2 12:00')]);
  });
});

describe('calling hours where clocks change', () => {
  const berlin = (...times: readonly (readonly [string, string])[]): Policy => ({
    ...hours(...times),
    calendar: { ...SIMPLE.calendar, zone: 'Europe/Berlin' },
  });
  const at = (now: string, policy: Policy) => callingTime(given(...resolved()).state, CASE, policy, now);

  it('are those of the local clock, before and after', () => {
    const mornings = berlin(['10:00', '12:00']);
    expect(at('2026-10-24T12:00:00.000Z', mornings).from).toBe('2026-10-25T09:00:00.000Z');
    expect(at('2026-10-23T12:00:00.000Z', mornings).from).toBe('2026-10-24T08:00:00.000Z');
    expect(at('2027-03-27T12:00:00.000Z', mornings).from).toBe('2027-03-28T08:00:00.000Z');
  });

  it('are left out on a day that loses them', () => {
    const nights = berlin(['02:10', '02:50']);
    expect(at('2027-03-27T12:00:00.000Z', nights).from).toBe('2027-03-29T00:10:00.000Z');
  });

  it('are an hour longer where the hour comes twice', () => {
    const nights = berlin(['02:00', '03:00']);
    const { from, until } = at('2026-10-24T12:00:00.000Z', nights);
    expect([from, until]).toEqual(['2026-10-25T00:00:00.000Z', '2026-10-25T02:00:00.000Z']);
  });
});

describe('which number is called', () => {
  const numbersOf = (...results: readonly AttemptResult[]) => {
    let story = [...resolved(3)];
    const called: number[] = [];
    for (const [day, result] of results.entries()) {
      const { phone } = nextCall(given(...story).state, SIMPLE)!;
      called.push(phone);
      story = [...story, tried(`day ${day + 2} 10:00`, result, phone)];
    }
    return { called, next: nextCall(given(...story).state, SIMPLE)?.phone };
  };

  it('is the one after the last, and the first again after all', () => {
    expect(numbersOf('unanswered', 'busy', 'rejected')).toEqual({ called: [1, 2, 3], next: 1 });
  });

  it('is never one that was wrong', () => {
    expect(numbersOf('wrong-number', 'unanswered', 'unanswered')).toEqual({ called: [1, 2, 3], next: 2 });
    expect(numbersOf('unanswered', 'wrong-number', 'unanswered')).toEqual({ called: [1, 2, 3], next: 1 });
    expect(numbersOf('wrong-number', 'wrong-number', 'wrong-number').next).toBeUndefined();
  });

  it('is none after as many attempts as the policy asks', () => {
    expect(numbersOf('unanswered', 'busy', 'rejected', 'flagged-as-spam').next).toBeUndefined();
  });

  it('is not one found wrong in an earlier round either', () => {
    const story = [
      ...resolved(2),
      tried('10:00', 'wrong-number'),
      revisit({ at: '18:00', solved: 'no' }),
      resolve({ at: 'day 2 09:00' }),
    ];
    expect(nextCall(given(...story).state, SIMPLE)).toEqual({ attempt: 1, reporter: CASE, phone: 2 });
  });
});

describe('who is called', () => {
  const shared = [...resolved().slice(0, -1), joinReporter(), resolve({ at: '09:30' })];
  const other = { reporter: OTHER_CASE };

  it('is whoever was called least often, each on their own number', () => {
    expect(nextCall(given(...shared).state, SIMPLE)).toEqual({ attempt: 1, reporter: CASE, phone: 1 });
    expect(nextCall(given(...shared, tried('10:00')).state, SIMPLE)).toEqual({
      attempt: 2,
      ...other,
      phone: 1,
    });
  });

  it('is whoever asked to be called, before the others', () => {
    const asked = attemptRevisit({
      at: '10:05',
      result: 'answered-not-now',
      callAgainAt: moment('11:00'),
    });
    given(...shared, asked)
      .when(scheduleRevisit({ at: '10:06' }))
      .then(event('RevisitScheduled', { attempt: 2, from: moment('11:00'), until: moment('13:00') }));
  });

  it('is called in other hours than they were, whenever the others were called', () => {
    given(...shared, tried('10:05'))
      .when(scheduleRevisit({ at: '10:06' }))
      .then(event('RevisitScheduled', { ...other, from: moment('10:06'), until: moment('12:00') }));
  });

  it('is nobody who has answered, whose number was wrong, or whose data is restricted', () => {
    expect(nextCall(given(...shared, revisit()).state, SIMPLE)).toMatchObject(other);
    const wrong = attemptRevisit({ at: '10:00', result: 'wrong-number', ...other });
    expect(nextCall(given(...shared, wrong, revisit()).state, SIMPLE)).toBeUndefined();
    const { state } = given(...shared);
    expect(nextCall({ ...state, personalData: 'restricted' }, SIMPLE)).toBeUndefined();
  });
});

function hours(...times: readonly (readonly [string, string])[]): Policy {
  const callingHours = times.map(([from, to]): CallingHours => ({ from, to }));
  return { ...SIMPLE, revisit: { ...SIMPLE.revisit, callingHours } };
}

function timeAfter(attempt: string, now: string, policy: Policy) {
  const { state } = given(...resolved(), tried(attempt));
  return callingTime(state, CASE, policy, moment(now));
}
