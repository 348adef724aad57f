import { describe, it } from '@jest/globals';
import { CITIZEN } from './actors.js';
import {
  accept,
  assign,
  attemptRevisit,
  contact,
  finishPart,
  lead,
  linkCall,
  mitigate,
  receive,
  resolve,
  revisit,
  support,
} from './steps.js';
import { event, given } from './story.js';

describe('the heap under the windows of block 7', () => {
  const covered = [
    receive({ at: '09:00' }),
    assign({ at: '09:10', departments: [lead('sanitation'), support('traffic')] }),
    accept({ at: '09:30', department: 'sanitation' }),
    accept({ at: '09:40', department: 'traffic' }),
    contact({ at: '10:00', department: 'sanitation' }),
  ];
  const cleared = [
    ...covered,
    mitigate({ at: '15:00', reviewOn: '2026-09-25' }),
    linkCall({ at: '16:00', actor: CITIZEN }),
    finishPart({ at: 'day 2 11:00', department: 'traffic' }),
    resolve({ at: 'day 3 10:00', department: 'sanitation' }),
  ];

  it('is mitigated, not resolved, while it is only covered', () => {
    given(...covered)
      .when(mitigate({ at: '15:00', reviewOn: '2026-09-25' }))
      .then(event('TemporarilyMitigated', { why: 'access-blocked', reviewOn: '2026-09-25', renewal: 0 }))
      .andState({ status: 'mitigated', clock: 'running' });
  });

  it('stays mitigated when she calls again, angry', () => {
    given(...covered, mitigate({ at: '15:00' }))
      .when(linkCall({ at: '16:00', actor: CITIZEN }))
      .then(event('RepeatCallLinked', { call: 2 }))
      .andState({ status: 'mitigated', clock: 'running' });
  });

  it('cannot be resolved before the van is towed', () => {
    given(...covered, mitigate()).refuses(resolve(), 'part-unfinished', { department: 'traffic' });
  });

  it('is resolved once it is cleared, and waits for her answer', () => {
    given(...cleared).andState({
      status: 'resolved',
      clock: 'stopped',
      parts: { sanitation: 'finished', traffic: 'finished' },
    });
  });

  it('is closed when the fourth call reaches her', () => {
    given(
      ...cleared,
      attemptRevisit({ at: 'day 3 14:00', result: 'unanswered' }),
      attemptRevisit({ at: 'day 3 18:00', result: 'flagged-as-spam' }),
      attemptRevisit({ at: 'day 4 10:00', result: 'unanswered' }),
    )
      .andState({ status: 'revisiting' })
      .when(revisit({ at: 'day 4 19:00', solved: 'yes', satisfaction: 'satisfied' }))
      .then(
        event('Revisited', { solved: 'yes', attempt: 4, interim: false }),
        event('Closed', { reason: 'confirmed', appealable: false }),
      )
      .andState({ status: 'closed', round: 1 });
  });
});
