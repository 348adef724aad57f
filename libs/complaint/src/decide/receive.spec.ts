import { describe, expect, it } from '@jest/globals';
import { CITIZEN } from '../testing/actors.js';
import {
  receive,
  reclassify,
  changeVisibility,
  joinReporter,
  merge,
  assign,
  accept,
  resolve,
  revisit,
  missDeadline,
} from '../testing/steps.js';
import { event, given } from '../testing/story.js';

const nothing = given();

describe('receive', () => {
  it('promises what the policy promises, from when the call came in', () => {
    given()
      .when(receive({ at: '10:00', happened: '09:00' }))
      .then(
        event('ComplaintReceived', {
          respondBy: '2026-09-24T01:00:00.000Z',
          resolveBy: '2026-09-26T01:00:00.000Z',
          policy: { id: 'simple', version: 1 },
          visibility: 'listed',
          phones: 1,
          reachable: true,
        }),
      )
      .andState({
        status: 'received',
        clock: 'running',
        round: 1,
        complaint: {
          receivedAt: '2026-09-23T01:00:00.000Z',
          rounds: [{ startedAt: '2026-09-23T01:00:00.000Z' }],
        },
      });
  });

  it('takes its visibility from the category unless the caller asks otherwise', () => {
    given()
      .when(receive({ category: 'conduct.official' }))
      .then(event('ComplaintReceived', { visibility: 'confidential' }));
    given()
      .when(receive({ visibility: 'confidential' }))
      .then(event('ComplaintReceived', { visibility: 'confidential' }));
  });

  it('shows the place as coarsely as the policy says and seals the rest', () => {
    const location = {
      district: 'haidian',
      street: 'Willow Lane',
      address: 'Block 7',
      point: [116.2981, 39.9592] as const,
    };
    given()
      .when(receive({ location }))
      .then({
        data: { location: { district: 'haidian', street: 'Willow Lane', cell: '39.96,116.30' } },
        publishable: { summary: 'Rubbish heaped under the windows of block 7' },
        content: { address: 'Block 7', point: [116.2981, 39.9592] },
      });
  });

  it('knows when nobody can be called back', () => {
    given()
      .when(receive({ complainant: {} }))
      .then(event('ComplaintReceived', { phones: 0, reachable: false }));
    given()
      .when(receive({ complainant: { email: 'lin@example.org' } }))
      .then(event('ComplaintReceived', { phones: 0, reachable: true }));
  });

  it('names what the catalogue does not know, and what may be meant', () => {
    nothing.refuses(receive({ category: 'sanitation.trash' }), 'unknown-category');
    nothing.refuses(receive({ location: { district: 'mars' } }), 'unknown-district');
    nothing.refuses(receive({ about: ['sanitaton'] }), 'unknown-department', { department: 'sanitaton' });
    nothing.refuses(receive({ policy: 'lunar' }), 'unknown-policy');
    nothing.refuses(receive({ summary: '  ' }), 'text-missing', { field: 'summary' });
  });

  it('happens once', () => {
    given(receive()).refuses(receive(), 'already-received');
    given().refuses(assign(), 'not-received');
  });
});

describe('when it happened', () => {
  it('is never in the future, nor before receipt', () => {
    given().refuses(receive({ at: '09:00', happened: '09:01' }), 'occurred-in-future');
    given(receive({ at: '09:00' })).refuses(assign({ at: '10:00', happened: '08:59' }), 'occurred-too-early');
    given(receive({ at: '09:00' }))
      .when(assign({ at: '10:00', happened: '09:00' }))
      .then(event('ComplaintAssigned'));
    given(receive({ at: '10:00', happened: '09:00' }))
      .when(assign({ at: '10:00', happened: '09:30' }))
      .then(event('ComplaintAssigned'));
  });

  it('is back-dated by staff, never by the citizen', () => {
    given().refuses(receive({ at: '10:00', happened: '09:59', actor: CITIZEN }), 'role-may-not');
    given().refuses(receive({ at: 'day 3 09:00', happened: 'day 2 08:59' }), 'backdated-too-far');
    given()
      .when(receive({ at: 'day 3 09:00', happened: 'day 2 09:00' }))
      .then(event('ComplaintReceived', { respondBy: '2026-09-25T01:00:00.000Z' }));
  });

  it('is back-dated within the limit of the policy', () => {
    const story = given(receive({ at: '09:00' }));
    story.refuses(assign({ at: 'day 3 09:00', happened: 'day 2 08:59' }), 'backdated-too-far');
    story.when(assign({ at: 'day 3 09:00', happened: 'day 2 09:00' })).then(event('ComplaintAssigned'));
  });
});

describe('reclassify', () => {
  it('counts the deadlines anew from receipt', () => {
    given(receive({ at: '09:00', policy: 'beijing' }))
      .when(reclassify({ at: '11:00', urgency: 'emergency' }))
      .then(event('Reclassified', { urgency: 'emergency', resolveBy: '2026-09-23T03:00:00.000Z' }));
  });

  it('counts a later round from its reopening', () => {
    given(
      receive({ at: '09:00', policy: 'beijing' }),
      assign(),
      accept(),
      resolve(),
      revisit({ at: 'day 3 09:00', solved: 'no' }),
    )
      .when(reclassify({ at: 'day 3 10:00', urgency: 'utility' }))
      .then(event('Reclassified', { resolveBy: '2026-09-26T01:00:00.000Z' }));
  });

  it('can miss a deadline that it moved, once more', () => {
    given(
      receive({ at: '09:00', policy: 'beijing', urgency: 'emergency' }),
      missDeadline({ at: '11:01' }),
      reclassify({ at: '12:00', urgency: 'utility' }),
    )
      .when(missDeadline({ at: 'day 2 09:01' }))
      .then(event('DeadlineMissed', { due: '2026-09-24T01:00:00.000Z' }));
    given(
      receive({ at: '09:00', policy: 'beijing', urgency: 'emergency' }),
      missDeadline({ at: '11:01' }),
      reclassify({ at: '12:00', kind: 'report' }),
    ).refuses(missDeadline({ at: '12:01' }), 'same-value');
  });

  it('makes the case confidential with its category', () => {
    given(receive())
      .when(reclassify({ category: 'conduct.official' }))
      .then(event('Reclassified'), event('VisibilityChanged', { from: 'listed', to: 'confidential' }))
      .andState({ complaint: { visibility: 'confidential' } });
  });

  it('leaves a confidential case as it is', () => {
    given(receive({ visibility: 'confidential' }))
      .when(reclassify({ category: 'conduct.official' }))
      .then(event('Reclassified'));
  });

  it('changes something', () => {
    given(receive()).refuses(reclassify({ kind: 'complaint' }), 'same-value');
    given(receive()).refuses(reclassify({ category: 'weather' }), 'unknown-category');
  });
});

describe('change-visibility', () => {
  it('says from what to what, and why', () => {
    given(receive())
      .when(changeVisibility({ to: 'confidential' }))
      .then(event('VisibilityChanged', { from: 'listed', to: 'confidential' }));
    given(receive()).refuses(changeVisibility({ to: 'listed' }), 'same-value');
  });

  it('makes no case confidential that others joined, or that joined another', () => {
    given(receive(), merge()).refuses(changeVisibility({ to: 'confidential' }), 'across-confidentiality');
    given(receive(), joinReporter()).refuses(
      changeVisibility({ to: 'confidential' }),
      'across-confidentiality',
    );
  });

  it('leaves a refused case as it was', () => {
    const story = given(receive());
    story.refuses(changeVisibility({ to: 'listed' }), 'same-value');
    expect(story.state.revision).toBe(0);
  });
});
