import { describe, it } from '@jest/globals';
import { CITIZEN, staffOf } from '../testing/actors.js';
import {
  accept,
  assign,
  close,
  explain,
  finishPart,
  joinReporter,
  lead,
  mitigate,
  receive,
  reopen,
  resolve,
  revisit,
  rule,
  dispute,
  support,
} from '../testing/steps.js';
import { event, given } from '../testing/story.js';

const joint = [
  receive({ at: '09:00' }),
  assign({ departments: [lead('sanitation'), support('traffic')] }),
  accept(),
  accept({ department: 'traffic' }),
];

describe('resolve', () => {
  it('stops the clock when it is recorded, not when it is said to have happened', () => {
    given(receive({ at: '09:00' }), assign(), accept())
      .when(resolve({ at: 'day 2 12:00', happened: 'day 2 10:00' }))
      .then(event('Resolved', { department: 'sanitation', outcome: 'fixed', evidence: [] }))
      .andState({
        status: 'resolved',
        clock: 'stopped',
        complaint: { rounds: [{ resolution: { at: '2026-09-24T04:00:00.000Z' } }] },
      });
  });

  it('is the lead’s, when every support has finished', () => {
    given(...joint).refuses(resolve({ department: 'traffic' }), 'not-the-lead', { lead: 'sanitation' });
    given(...joint).refuses(resolve(), 'part-unfinished', { department: 'traffic' });
    given(...joint, mitigate({ department: 'traffic' })).refuses(resolve(), 'part-unfinished');
    given(...joint, finishPart())
      .when(resolve())
      .then(event('Resolved'));
  });

  it('does not wait for a part that was ruled away', () => {
    given(
      receive(),
      assign({ departments: [lead('sanitation'), support('traffic')] }),
      accept(),
      dispute({ department: 'traffic' }),
      rule({ department: 'traffic', ruling: 'moved' }),
    )
      .when(resolve())
      .then(event('Resolved'));
  });

  it('stops no clock for good when the citizen denies it: the next round runs', () => {
    given(receive(), assign(), accept(), resolve(), revisit({ solved: 'no' })).andState({
      clock: 'running',
      round: 2,
      complaint: { rounds: [{ resolution: { outcome: 'fixed' } }, { number: 2 }] },
    });
  });

  it('needs an accepted lead, and happens once in a round', () => {
    given(receive(), assign()).refuses(resolve(), 'illegal-step');
    given(receive(), assign(), accept(), resolve()).refuses(resolve(), 'illegal-step');
  });
});

describe('a consultation explained on the call', () => {
  const asked = receive({ kind: 'consultation', category: 'consultation.procedure' });

  it('is resolved by the operator and closed when the caller confirms', () => {
    given(asked)
      .when(explain())
      .then(event('Resolved', { outcome: 'explained' }))
      .andState({ status: 'resolved' });
    given(asked, explain())
      .when(close({ reason: 'explained-on-call' }))
      .then(event('Closed', { reason: 'explained-on-call', appealable: false }))
      .andState({ status: 'closed' });
  });

  it('counts as contact: whoever explained it has spoken with the citizen', () => {
    given(receive({ at: '09:00', kind: 'consultation' }), explain({ at: '09:05' })).andState({
      complaint: { rounds: [{ respondedAt: '2026-09-23T01:05:00.000Z' }] },
    });
  });

  it('is denied like any other resolution', () => {
    given(asked, explain())
      .when(revisit({ solved: 'no' }))
      .then(event('Revisited'), event('Reopened', { reason: 'not-solved' }))
      .andState({ status: 'received', clock: 'running', round: 2 });
  });

  it('is not closed so while somebody else who asked waits for an answer', () => {
    given(asked, explain(), joinReporter()).refuses(
      close({ reason: 'explained-on-call' }),
      'explanation-needs-consultation',
    );
  });

  it('is explained again when the caller comes back', () => {
    given(asked, explain(), close({ reason: 'explained-on-call' }), reopen())
      .when(explain())
      .then(event('Resolved', { outcome: 'explained' }));
  });

  it('is nothing else than that', () => {
    given(receive()).refuses(explain(), 'explanation-needs-consultation');
    given(asked).refuses(explain({ outcome: 'fixed' }), 'explanation-needs-consultation');
    given(asked).refuses(explain({ actor: CITIZEN }), 'role-may-not');
    given(asked).refuses(explain({ actor: staffOf('sanitation') }), 'department-not-on-case');
    given(asked, assign()).refuses(explain(), 'not-the-lead', { lead: 'sanitation' });
    given(receive(), assign(), accept(), resolve()).refuses(
      close({ reason: 'explained-on-call' }),
      'explanation-needs-consultation',
    );
  });
});
