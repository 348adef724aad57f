import { describe, it } from '@jest/globals';
import { OPERATOR } from '../testing/actors.js';
import { accept, assign, dispute, lead, receive, resolve, rule, support } from '../testing/steps.js';
import { event, given, moment } from '../testing/story.js';

const joint = [receive({ at: '09:00' }), assign({ departments: [lead('sanitation'), support('traffic')] })];

describe('accept', () => {
  it('brings the case into progress, whoever accepts first', () => {
    given(...joint)
      .when(accept({ department: 'traffic' }))
      .then(event('AssignmentAccepted', { department: 'traffic' }))
      .andState({ status: 'in-progress' });
  });

  it('may follow a dispute, but not an acceptance', () => {
    given(...joint, dispute())
      .when(accept())
      .then(event('AssignmentAccepted'));
    given(...joint, accept()).refuses(accept(), 'illegal-step');
    given(...joint).refuses(accept({ department: 'water' }), 'department-not-on-case');
  });
});

describe('dispute', () => {
  it('is open while the part is assigned; the others go on and the clock runs', () => {
    given(...joint, accept({ department: 'traffic' }))
      .when(dispute())
      .then(event('AssignmentDisputed', { department: 'sanitation' }, { reason: 'Not our street' }))
      .andState({ status: 'in-progress', clock: 'running' });
    given(...joint, accept()).refuses(dispute(), 'illegal-step');
    given(...joint, dispute()).refuses(dispute(), 'illegal-step');
  });

  it('makes the case disputed when every part is', () => {
    given(...joint, dispute())
      .andState({ status: 'assigned' })
      .when(dispute({ department: 'traffic' }))
      .then(event('AssignmentDisputed'))
      .andState({ status: 'disputed', clock: 'running' });
  });

  it('ends with the window of the policy', () => {
    const story = given(receive({ at: '09:00' }), assign({ at: '10:00' }));
    story.refuses(dispute({ at: 'day 2 10:01' }), 'dispute-window-over', {
      until: moment('day 2 10:00'),
    });
    story.refuses(dispute({ at: 'day 2 11:00', happened: 'day 2 09:00' }), 'dispute-window-over');
    story.when(dispute({ at: 'day 2 10:00' })).then(event('AssignmentDisputed'));
  });

  it('keeps the case from being resolved', () => {
    given(...joint, accept(), dispute({ department: 'traffic' })).refuses(resolve(), 'part-disputed', {
      department: 'traffic',
    });
  });
});

describe('rule', () => {
  it('upholds: the part stays and counts as accepted', () => {
    given(...joint, dispute())
      .when(rule({ ruling: 'upheld' }))
      .then(event('AssignmentRuled', { department: 'sanitation', ruling: 'upheld' }))
      .andState({ parts: { sanitation: 'accepted', traffic: 'assigned' } });
  });

  it('moves: another department has the same part, assigned', () => {
    given(...joint, dispute())
      .when(rule({ ruling: 'moved', to: 'parks' }))
      .then(event('AssignmentRuled', { ruling: 'moved', to: 'parks' }))
      .andState({ parts: { parks: 'assigned', traffic: 'assigned' } });
  });

  it('takes a support away, which then keeps nobody from resolving', () => {
    given(...joint, accept(), dispute({ department: 'traffic' }))
      .when(rule({ department: 'traffic', ruling: 'moved' }))
      .then(event('AssignmentRuled', { department: 'traffic', ruling: 'moved' }))
      .andState({ parts: { sanitation: 'accepted' } });
    given(
      ...joint,
      accept(),
      dispute({ department: 'traffic' }),
      rule({ department: 'traffic', ruling: 'moved' }),
    )
      .when(resolve())
      .then(event('Resolved'));
  });

  it('never leaves a case without a lead', () => {
    given(...joint, dispute()).refuses(rule({ ruling: 'moved' }), 'lead-missing');
  });

  it('is a supervisor’s, on a part that is disputed, to someone who may have it', () => {
    given(...joint, dispute()).refuses(rule({ actor: OPERATOR }), 'role-may-not');
    given(...joint).refuses(rule(), 'illegal-step');
    given(...joint, dispute()).refuses(
      rule({ ruling: 'moved', to: 'traffic' }),
      'department-already-on-case',
    );
    given(receive({ about: ['parks'] }), assign(), dispute()).refuses(
      rule({ ruling: 'moved', to: 'parks' }),
      'department-is-accused',
    );
  });
});
