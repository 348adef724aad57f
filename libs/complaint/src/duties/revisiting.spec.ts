import { describe, expect, it } from '@jest/globals';
import { CITIZEN, CLOCK } from '../testing/actors.js';
import {
  accept,
  assign,
  attemptRevisit,
  close,
  contact,
  escalate,
  invite,
  joinReporter,
  OTHER_CASE,
  receive,
  resolve,
  revisit,
  scheduleRevisit,
  unmerge,
} from '../testing/steps.js';
import { event, given } from '../testing/story.js';

const contacted = [receive({ at: '09:00' }), assign(), accept(), contact({ at: '10:00' })];
const resolvedAt = (at: string) => [...contacted, resolve({ at })];

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
      .then(event('Escalated', { to: 'supervisor', reason: 'revisit-overdue', subject: 'attempt-1' }))
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
