import { describe, it } from '@jest/globals';
import { SUPERVISOR } from './testing/actors.js';
import {
  accept,
  assign,
  attemptRevisit,
  changeLead,
  close,
  defer,
  dispute,
  joinReporter,
  lead,
  mitigate,
  receive,
  resolve,
  revisit,
  support,
} from './testing/steps.js';
import { given } from './testing/story.js';

const joint = [receive(), assign({ departments: [lead('sanitation'), support('traffic')] })];
const mitigated = [receive(), assign(), accept(), mitigate()];
const ruled = close({ reason: 'ruled', text: 'Not the city’s', actor: SUPERVISOR });

describe('the status is the first that holds', () => {
  it('closed, whatever else it was', () => {
    given(...mitigated, defer(), ruled).andState({ status: 'closed' });
    given(...mitigated, resolve(), attemptRevisit(), ruled).andState({ status: 'closed' });
  });

  it('resolved, also where it was mitigated or deferred before', () => {
    given(...mitigated, resolve()).andState({ status: 'resolved' });
    given(...mitigated, defer(), resolve()).andState({ status: 'resolved' });
  });

  it('revisiting once an attempt was made, or one of several reporters answered', () => {
    given(...mitigated, resolve(), attemptRevisit()).andState({ status: 'revisiting' });
    given(...mitigated, joinReporter(), resolve(), revisit()).andState({ status: 'revisiting' });
  });

  it('deferred before mitigated', () => {
    given(...mitigated, defer()).andState({ status: 'deferred' });
  });

  it('mitigated when the lead mitigated, whatever its supports do', () => {
    given(...joint, accept(), mitigate()).andState({ status: 'mitigated' });
    given(...joint, accept(), mitigate(), dispute({ department: 'traffic' })).andState({
      status: 'mitigated',
    });
  });

  it('mitigated no more when someone leads who did not mitigate', () => {
    given(...joint, accept(), mitigate(), changeLead()).andState({ status: 'in-progress' });
  });

  it('in-progress when any part is accepted, also beside a disputed one', () => {
    given(...joint, accept({ department: 'traffic' })).andState({ status: 'in-progress' });
    given(...joint, dispute(), accept({ department: 'traffic' })).andState({ status: 'in-progress' });
  });

  it('disputed only when all parts are', () => {
    given(...joint, dispute()).andState({ status: 'assigned' });
    given(...joint, dispute(), dispute({ department: 'traffic' })).andState({ status: 'disputed' });
  });

  it('assigned, and received before that', () => {
    given(...joint).andState({ status: 'assigned' });
    given(receive()).andState({ status: 'received' });
  });
});
