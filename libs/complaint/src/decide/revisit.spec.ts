import { describe, it } from '@jest/globals';
import { CITIZEN, CLOCK, OPERATOR, staffOf, SUPERVISOR } from '../testing/actors.js';
import {
  accept,
  assign,
  attemptRevisit,
  CASE,
  close,
  defer,
  dispute,
  escalate,
  joinReporter,
  lead,
  linkCall,
  merge,
  mitigate,
  OTHER_CASE,
  receive,
  reopen,
  resolve,
  revisit,
  support,
  unmerge,
  withdraw,
} from '../testing/steps.js';
import { event, given, moment } from '../testing/story.js';

const handled = [receive({ at: '09:00' }), assign(), accept()];
const resolved = [...handled, resolve({ at: 'day 2 09:00' })];
const department = staffOf('sanitation');

describe('revisit', () => {
  it('closes in the same append when the citizen says yes', () => {
    given(...resolved)
      .when(revisit({ solved: 'yes', actor: CITIZEN, via: 'page' }))
      .then(
        event('Revisited', { via: 'page', attempt: 1, interim: false }),
        event('Closed', { reason: 'confirmed' }),
      )
      .andState({ status: 'closed' });
  });

  it.each(['partly', 'no'] as const)('reopens in the same append when the citizen says %s', (solved) => {
    given(...resolved)
      .when(revisit({ at: 'day 3 09:00', solved, satisfaction: 'dissatisfied' }))
      .then(
        event('Revisited', { solved }),
        event('Reopened', { reason: 'not-solved', round: 2, resolveBy: '2026-09-28T01:00:00.000Z' }),
      )
      .andState({ status: 'in-progress', clock: 'running', round: 2, parts: { sanitation: 'accepted' } });
  });

  it('reopens a solved case when the citizen wants that', () => {
    given(...resolved)
      .when(revisit({ solved: 'yes', wantsReopening: true }))
      .then(event('Revisited', { wantsReopening: true }), event('Reopened', { reason: 'dissatisfied' }));
  });

  it('is an interim call while the case is open: recorded, and nothing else', () => {
    given(...handled, mitigate())
      .when(revisit({ solved: 'no' }))
      .then(event('Revisited', { interim: true, attempt: 0 }))
      .andState({ status: 'mitigated', round: 1, complaint: { rounds: [{ answers: [] }] } });
  });

  it('is never the handling department’s', () => {
    given(...resolved).refuses(revisit({ actor: department }), 'own-revisit');
    given(...resolved).refuses(attemptRevisit({ actor: department }), 'own-revisit');
  });

  it('is the operator’s or the citizen’s own, nobody else’s', () => {
    given(...resolved).refuses(revisit({ actor: CLOCK }), 'role-may-not');
    given(...resolved).refuses(attemptRevisit({ actor: CITIZEN }), 'role-may-not');
  });

  it('closes a case whose citizen is dissatisfied with the way, and content with the end', () => {
    given(...resolved)
      .when(revisit({ solved: 'yes', satisfaction: 'dissatisfied' }))
      .then(event('Revisited'), event('Closed', { reason: 'confirmed' }));
  });

  it('is over when the case is closed', () => {
    given(...resolved, revisit()).refuses(revisit(), 'illegal-step');
  });
});

describe('revisits of several reporters', () => {
  const joined = [...handled, joinReporter(), resolve()];

  it('close the case when the last one says yes', () => {
    given(...joined, revisit())
      .andState({ status: 'revisiting' })
      .when(revisit({ reporter: OTHER_CASE }))
      .then(event('Revisited', { reporter: OTHER_CASE }), event('Closed', { reason: 'confirmed' }));
  });

  it('reopen it when any says no', () => {
    given(...joined, revisit())
      .when(revisit({ reporter: OTHER_CASE, solved: 'no' }))
      .then(event('Revisited'), event('Reopened', { reason: 'reporter-not-satisfied' }));
  });

  it('reopen it when the case’s own citizen says no after the others said yes', () => {
    given(...joined, revisit({ reporter: OTHER_CASE }))
      .when(revisit({ solved: 'partly' }))
      .then(event('Revisited'), event('Reopened', { reason: 'not-solved' }))
      .andState({ complaint: { rounds: [{}, { answers: [], attempted: [] }] } });
  });

  it('ask everyone again in the next round', () => {
    const again = [...joined, revisit(), revisit({ reporter: OTHER_CASE, solved: 'no' }), resolve()];
    given(...again, revisit({ reporter: OTHER_CASE }))
      .andState({ status: 'revisiting', round: 2 })
      .when(revisit())
      .then(event('Revisited'), event('Closed', { reason: 'confirmed' }));
  });

  it('record an interim answer of any of them', () => {
    given(...handled, joinReporter())
      .when(revisit({ reporter: OTHER_CASE, solved: 'yes' }))
      .then(event('Revisited', { reporter: OTHER_CASE, interim: true }))
      .andState({ status: 'in-progress' });
  });

  it('try each of them as often as the policy says before closing as unreachable', () => {
    const own = [attemptRevisit(), attemptRevisit(), attemptRevisit(), attemptRevisit()];
    const other = attemptRevisit({ reporter: OTHER_CASE, phone: 2 });
    given(...joined, ...own).refuses(close(), 'attempts-not-exhausted', {
      reporter: OTHER_CASE,
      attempts: 0,
    });
    given(...joined, ...own, other, other)
      .when(other)
      .then(event('RevisitAttempted', { attempt: 7, reporter: OTHER_CASE, phone: 2 }));
    given(...joined, ...own, other, other, other, other)
      .when(close())
      .then(event('Closed', { reason: 'unreachable' }));
    given(...joined, revisit(), other, other, other, other)
      .when(close())
      .then(event('Closed', { reason: 'unreachable' }));
    given(...joined, revisit()).refuses(attemptRevisit(), 'already-answered', { waiting: [OTHER_CASE] });
  });

  it('need no attempt at one who left no contact', () => {
    const nobody = [receive({ complainant: {} }), assign(), accept(), joinReporter(), resolve()];
    const other = attemptRevisit({ reporter: OTHER_CASE });
    given(...nobody).refuses(attemptRevisit(), 'unknown-phone');
    given(...nobody).refuses(close({ reason: 'no-contact-given' }), 'contact-was-given');
    given(...nobody, other, other).refuses(close(), 'attempts-not-exhausted', { reporter: OTHER_CASE });
    given(...nobody, other, other, other, other)
      .when(close())
      .then(event('Closed', { reason: 'unreachable' }));
    given(...nobody, revisit({ reporter: OTHER_CASE }))
      .when(close({ reason: 'no-contact-given' }))
      .then(event('Closed', { reason: 'no-contact-given' }));
  });

  it('count one answer each', () => {
    given(...joined, revisit()).refuses(revisit(), 'already-answered', { waiting: [OTHER_CASE] });
    given(...joined).refuses(revisit({ reporter: 'HD-0000-0000-0' }), 'unknown-reporter', {
      reporters: [CASE, OTHER_CASE],
    });
  });

  it('forget the answer of one who is unmerged', () => {
    given(...joined, revisit({ reporter: OTHER_CASE }), unmerge(), joinReporter())
      .when(revisit({ reporter: OTHER_CASE }))
      .then(event('Revisited', { reporter: OTHER_CASE }));
  });

  it('leave a closed case closed when one of them is unmerged, and an open one open', () => {
    given(...joined, revisit(), revisit({ reporter: OTHER_CASE }))
      .when(unmerge())
      .then(event('Unmerged'))
      .andState({ status: 'closed' });
    given(...handled, joinReporter())
      .when(unmerge())
      .then(event('Unmerged'))
      .andState({ status: 'in-progress' });
  });

  it('close it too when the last one waited for is unmerged', () => {
    given(...joined, revisit())
      .when(unmerge())
      .then(event('Unmerged', { other: OTHER_CASE }), event('Closed', { reason: 'confirmed' }));
  });
});

describe('attempt-revisit', () => {
  it('counts from one, and says which phone', () => {
    given(...resolved, attemptRevisit())
      .when(attemptRevisit({ result: 'flagged-as-spam' }))
      .then(event('RevisitAttempted', { attempt: 2, result: 'flagged-as-spam', phone: 1 }))
      .andState({ status: 'revisiting' });
    given(...resolved).refuses(attemptRevisit({ phone: 2 }), 'unknown-phone', { phones: 1 });
    given(...resolved).refuses(attemptRevisit({ phone: 0 }), 'unknown-phone', { phones: 1 });
  });

  it('is a message, phone 0, where no number was given', () => {
    const byMail = [receive({ complainant: { email: 'lin@example.org' } }), assign(), accept(), resolve()];
    given(...byMail)
      .when(attemptRevisit({ phone: 0 }))
      .then(event('RevisitAttempted', { phone: 0 }));
    given(...byMail).refuses(attemptRevisit({ phone: 1 }), 'unknown-phone');
  });

  it('counts anew after the next resolution', () => {
    const again = [...resolved, attemptRevisit(), revisit({ solved: 'no' }), resolve()];
    given(...again)
      .when(attemptRevisit())
      .then(event('RevisitAttempted', { attempt: 1 }));
    given(...again, attemptRevisit(), attemptRevisit()).refuses(close(), 'attempts-not-exhausted');
  });

  it('waits for the case to be resolved', () => {
    given(...handled).refuses(attemptRevisit(), 'illegal-step');
  });
});

describe('close', () => {
  const tried = [attemptRevisit(), attemptRevisit(), attemptRevisit(), attemptRevisit()];

  it('as unreachable only after the attempts of the policy', () => {
    given(...resolved, attemptRevisit(), attemptRevisit()).refuses(close(), 'attempts-not-exhausted', {
      attempts: 2,
      needed: 4,
    });
    given(...resolved, ...tried)
      .when(close())
      .then(event('Closed', { reason: 'unreachable', appealable: false }))
      .andState({ status: 'closed' });
  });

  it('as no-contact-given only where none was given', () => {
    given(...resolved).refuses(close({ reason: 'no-contact-given' }), 'contact-was-given');
    given(receive({ complainant: {} }), assign(), accept(), resolve())
      .when(close({ reason: 'no-contact-given' }))
      .then(event('Closed', { reason: 'no-contact-given' }));
  });

  it('by ruling only through a supervisor from outside, with a public reason, appealable', () => {
    const ruled = { reason: 'ruled', text: 'The wall is private' } as const;
    given(...handled)
      .when(close({ ...ruled, actor: SUPERVISOR }))
      .then(event('Closed', { reason: 'ruled', appealable: true }, { text: 'The wall is private' }));
    const inside = (unit: string) => ({ ...SUPERVISOR, department: unit });
    given(...handled).refuses(close({ ...ruled, actor: OPERATOR }), 'ruling-by-handling-department');
    given(...handled).refuses(
      close({ ...ruled, actor: inside('sanitation-north') }),
      'ruling-by-handling-department',
    );
    given(...handled).refuses(
      close({ ...ruled, actor: inside('sanitation') }),
      'ruling-by-handling-department',
    );
    given(receive({ about: ['street-patrol'] }), assign()).refuses(
      close({ ...ruled, actor: inside('urban-management') }),
      'ruling-by-handling-department',
    );
    given(...handled)
      .when(close({ ...ruled, actor: inside('water') }))
      .then(event('Closed', { reason: 'ruled' }));
    given(...handled).refuses(close({ reason: 'ruled', actor: SUPERVISOR }), 'text-missing');
  });

  it('by ruling can be appealed: the citizen reopens within the window', () => {
    given(...handled, close({ reason: 'ruled', text: 'The wall is private', actor: SUPERVISOR }))
      .when(reopen({ actor: CITIZEN, reason: 'not-solved' }))
      .then(event('Reopened', { reason: 'not-solved' }));
  });

  it('is never the department’s nor the citizen’s', () => {
    given(...resolved, ...tried).refuses(close({ actor: department }), 'role-may-not');
    given(...resolved, ...tried).refuses(close({ actor: CITIZEN }), 'role-may-not');
  });

  it('never because a clock ran out', () => {
    given(...handled).refuses(close({ at: 'day 30 09:00' }), 'illegal-step');
  });
});

describe('reopen', () => {
  const closed = [...resolved, revisit({ at: 'day 2 10:00' })];

  it('begins a round with fresh deadlines; worked parts are accepted again', () => {
    given(...closed)
      .when(reopen({ at: 'day 5 09:00', actor: CITIZEN, reason: 'not-solved' }))
      .then(event('Reopened', { round: 2, respondBy: '2026-09-28T01:00:00.000Z' }))
      .andState({ status: 'in-progress', round: 2, clock: 'running', parts: { sanitation: 'accepted' } });
  });

  it('is the citizen’s within the window, a supervisor’s always', () => {
    given(...closed)
      .when(reopen({ at: 'day 17 10:00', actor: CITIZEN }))
      .then(event('Reopened'));
    for (const actor of [CITIZEN, OPERATOR])
      given(...closed).refuses(reopen({ at: 'day 17 10:01', actor }), 'reopening-window-over', {
        reopenDays: 15,
      });
    given(...resolved)
      .when(reopen({ at: 'day 90 09:00', actor: CITIZEN, reason: 'not-solved' }))
      .then(event('Reopened'));
    given(...closed)
      .when(reopen({ at: 'day 90 09:00', actor: SUPERVISOR, reason: 'supervisor' }))
      .then(event('Reopened', { reason: 'supervisor' }));
    given(...closed).refuses(reopen({ actor: department }), 'role-may-not');
    given(...closed).refuses(reopen({ actor: CITIZEN, reason: 'supervisor' }), 'role-may-not');
  });

  it('starts the clocks when it happened, as receipt does', () => {
    given(...closed)
      .when(reopen({ at: 'day 5 12:00', happened: 'day 5 09:00' }))
      .then(event('Reopened', { respondBy: '2026-09-28T01:00:00.000Z' }))
      .andState({ complaint: { rounds: [{}, { startedAt: '2026-09-27T01:00:00.000Z' }] } });
  });

  it('leaves what nobody worked on as it was', () => {
    const ruledAt = [receive(), assign({ departments: [lead('sanitation'), support('traffic')] }), accept()];
    const withdrawn = [...ruledAt, dispute({ department: 'traffic' }), withdraw()];
    given(...withdrawn, reopen()).andState({ parts: { sanitation: 'accepted', traffic: 'disputed' } });
  });

  it('is for resolved and closed cases', () => {
    given(...handled).refuses(reopen(), 'illegal-step');
  });

  it('forgets the deferral and the escalation of the round before', () => {
    given(...handled, defer(), escalate({ reason: 'supervisor' }), withdraw(), reopen()).andState({
      status: 'in-progress',
      complaint: { deferral: undefined, escalatedTo: undefined },
    });
  });

  it('forgets the stopgaps and answers of the round before', () => {
    given(...handled, mitigate(), resolve(), revisit({ solved: 'no' }))
      .andState({ status: 'in-progress', round: 2 })
      .when(resolve())
      .then(event('Resolved'))
      .andState({ status: 'resolved' });
  });
});

describe('the citizen calls again', () => {
  it('is counted, and changes nothing', () => {
    given(...handled, linkCall())
      .when(linkCall({ channel: 'web' }))
      .then(event('RepeatCallLinked', { call: 3, channel: 'web' }))
      .andState({ status: 'in-progress' });
  });

  it('is led to reopening while a closed case may reopen, and to a new complaint afterwards', () => {
    const closed = given(...resolved, revisit({ at: 'day 2 10:00' }));
    const reopenableUntil = moment('day 17 10:00');
    closed.refuses(linkCall({ at: 'day 17 09:59' }), 'illegal-step', {
      instead: 'reopen',
      reason: 'called-again',
      reopenableUntil,
    });
    closed.refuses(linkCall({ at: 'day 17 10:01' }), 'illegal-step', { instead: 'receive', reopenableUntil });
  });

  it('is led to the case that went on', () =>
    given(...handled, merge()).refuses(linkCall(), 'illegal-step', { into: OTHER_CASE }));
});

describe('withdraw', () => {
  it('closes; within the window the citizen may think again', () => {
    given(...handled)
      .when(withdraw())
      .then(event('Withdrawn'), event('Closed', { reason: 'withdrawn' }))
      .andState({ status: 'closed' });
    given(...handled, withdraw())
      .when(reopen({ actor: CITIZEN }))
      .then(event('Reopened', { round: 2 }))
      .andState({ status: 'in-progress' });
  });

  it('is the citizen’s, and not where others reported the same', () => {
    given(...handled).refuses(withdraw({ actor: department }), 'role-may-not');
    given(...handled, joinReporter()).refuses(withdraw(), 'illegal-step');
  });
});
