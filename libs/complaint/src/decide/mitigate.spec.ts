import { describe, expect, it } from '@jest/globals';
import { legalActions } from '../legal.js';
import {
  accept,
  assign,
  contact,
  finishPart,
  lead,
  mitigate,
  progress,
  receive,
  reopen,
  resolve,
  support,
} from '../testing/steps.js';
import { SUPERVISOR } from '../testing/actors.js';
import { RULES, event, given } from '../testing/story.js';

const handled = [receive({ at: '09:00' }), assign(), accept({ at: '09:30' })];
const joint = [
  receive({ at: '09:00' }),
  assign({ departments: [lead('sanitation'), support('traffic')] }),
  accept(),
  accept({ department: 'traffic' }),
];

describe('mitigate', () => {
  it('keeps the clock running while a case is only mitigated', () => {
    given(...handled)
      .when(mitigate({ reviewOn: '2026-09-24' }))
      .then(
        event(
          'TemporarilyMitigated',
          { why: 'access-blocked', reviewOn: '2026-09-24', renewal: 0 },
          { done: 'Heap covered', why: 'The truck cannot get in today', plan: 'Clear the heap' },
        ),
      )
      .andState({ status: 'mitigated', clock: 'running' });
  });

  it('makes a joint case mitigated only when the lead mitigated', () => {
    given(...joint)
      .when(mitigate({ department: 'traffic' }))
      .then(event('TemporarilyMitigated', { department: 'traffic' }))
      .andState({ status: 'in-progress', parts: { sanitation: 'accepted', traffic: 'mitigated' } });
    given(...joint, mitigate(), mitigate({ department: 'traffic', reviewOn: '2026-09-24' })).andState({
      complaint: { rounds: [{ mitigation: { department: 'sanitation', reviewOn: '2026-09-25' } }] },
    });
  });

  it('is renewed as often as the policy says, in each round anew', () => {
    const renewed = [...handled, mitigate(), mitigate(), mitigate()];
    expect(legalActions(given(...renewed).state, RULES.policies)).toContain('mitigate');
    expect(legalActions(given(...renewed, mitigate()).state, RULES.policies)).not.toContain('mitigate');
    given(...renewed)
      .when(mitigate())
      .then(event('TemporarilyMitigated', { renewal: 3 }));
    given(...renewed, mitigate()).refuses(mitigate(), 'renewals-exhausted', { maxRenewals: 3 });
    given(...renewed, mitigate(), resolve(), reopen({ actor: SUPERVISOR, reason: 'supervisor' }))
      .when(mitigate())
      .then(event('TemporarilyMitigated', { renewal: 0 }));
  });

  it('is looked at again on a later day of the city, but not too late', () => {
    const story = given(...handled);
    story.refuses(mitigate({ at: '23:59', reviewOn: '2026-09-23' }), 'review-date-past', {
      today: '2026-09-23',
    });
    story.refuses(mitigate({ at: 'day 2 00:30', reviewOn: '2026-09-24' }), 'review-date-past', {
      today: '2026-09-24',
    });
    story.refuses(mitigate({ at: '10:00', reviewOn: '2026-12-24' }), 'review-date-too-far', {
      last: '2026-10-23',
    });
    story.refuses(mitigate({ reviewOn: 'tomorrow' }), 'bad-date');
  });

  it('is looked at again from tomorrow to the last day of the policy', () => {
    const story = () => given(...handled);
    story()
      .when(mitigate({ at: '10:00', reviewOn: '2026-09-24' }))
      .then(event('TemporarilyMitigated'));
    story()
      .when(mitigate({ at: '10:00', reviewOn: '2026-10-23' }))
      .then(event('TemporarilyMitigated'));
    story().refuses(mitigate({ at: '10:00', reviewOn: '2026-10-24' }), 'review-date-too-far');
  });

  it('always says what was done, why that is not permanent, and what comes next', () => {
    const story = given(...handled);
    story.refuses(mitigate({ done: '' }), 'text-missing', { field: 'done' });
    story.refuses(mitigate({ plan: ' ' }), 'text-missing', { field: 'plan' });
    story.refuses(mitigate({ whyNotPermanent: { code: 'other', text: '' } }), 'text-missing');
  });

  it('is for who accepted', () => {
    given(receive(), assign()).refuses(mitigate(), 'illegal-step');
    given(...handled).refuses(mitigate({ department: 'water' }), 'department-not-on-case');
    given(...handled, resolve()).refuses(mitigate(), 'illegal-step');
  });
});

describe('contact', () => {
  it('meets respondBy when it is recorded, and only the first time', () => {
    given(receive({ at: '09:00' }), assign())
      .when(contact({ at: '11:00', happened: '10:00' }))
      .then(event('CitizenContacted', { department: 'sanitation' }))
      .andState({ complaint: { rounds: [{ respondedAt: '2026-09-23T03:00:00.000Z' }] } });
    given(receive({ at: '09:00' }), assign(), contact({ at: '11:00' }), contact({ at: '12:00' })).andState({
      complaint: { rounds: [{ respondedAt: '2026-09-23T03:00:00.000Z' }] },
    });
  });
});

describe('progress', () => {
  it('tells the public one thing and colleagues another', () => {
    given(...handled)
      .when(progress({ text: 'A truck is ordered', internal: 'Ask Lao Wu for the gate key' }))
      .then({
        type: 'ProgressReported',
        publishable: { text: 'A truck is ordered' },
        content: { internal: 'Ask Lao Wu for the gate key' },
      })
      .andState({ status: 'in-progress' });
  });

  it('needs an accepted part', () => {
    given(receive(), assign()).refuses(progress(), 'illegal-step');
  });
});

describe('finish-part', () => {
  it('ends one support’s share, mitigated or not', () => {
    given(...joint, mitigate({ department: 'traffic' }))
      .when(finishPart({ department: 'traffic' }))
      .then(event('DepartmentPartFinished', { department: 'traffic' }))
      .andState({ status: 'in-progress', parts: { sanitation: 'accepted', traffic: 'finished' } });
  });

  it('is not the lead’s, who resolves', () => {
    given(...joint).refuses(finishPart({ department: 'sanitation' }), 'illegal-step');
    given(...joint, finishPart()).refuses(finishPart(), 'illegal-step');
  });
});
