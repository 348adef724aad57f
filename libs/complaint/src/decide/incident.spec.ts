import { describe, it } from '@jest/globals';
import { OPERATOR, staffOf } from '../testing/actors.js';
import {
  INCIDENT,
  accept,
  assign,
  joinIncident,
  leaveIncident,
  receive,
  relayIncident,
  resolve,
  revisit,
} from '../testing/steps.js';
import { event, given } from '../testing/story.js';

const OTHER = 'INC-HD-2B5X-0TZR-4';
const member = [receive(), joinIncident()];

describe('join-incident', () => {
  it('changes neither status nor clock: the case is resolved and revisited on its own', () => {
    given(receive(), assign(), accept())
      .when(joinIncident())
      .then(event('CaseJoinedIncident', { incident: INCIDENT }))
      .andState({
        status: 'in-progress',
        clock: 'running',
        complaint: { incident: { number: INCIDENT, ended: false } },
      });
    given(...member, assign(), accept(), relayIncident({ revision: 3, news: 'ended' }))
      .andState({ status: 'in-progress', clock: 'running' })
      .when(resolve())
      .then(event('Resolved'))
      .andState({ status: 'resolved' });
  });

  it('is for one incident at a time, until that one is over', () => {
    given(...member).refuses(joinIncident(), 'same-value');
    given(...member).refuses(joinIncident({ incident: OTHER }), 'illegal-step');
    given(...member, relayIncident({ news: 'ended' }))
      .when(joinIncident({ incident: OTHER }))
      .then(event('CaseJoinedIncident', { incident: OTHER }));
  });

  it('is the hotline’s, names an incident, and comes before the case is closed', () => {
    given(receive(), assign()).refuses(joinIncident({ actor: staffOf('sanitation') }), 'role-may-not');
    given(receive()).refuses(joinIncident({ incident: 'INC-HD-0000-0000-1' }), 'unknown-incident');
    given(receive(), assign(), accept(), resolve(), revisit()).refuses(joinIncident(), 'illegal-step');
  });
});

describe('leave-incident', () => {
  it('has a reason, and lets the case join another', () => {
    given(...member).refuses(leaveIncident({ reason: '' }), 'text-missing');
    given(receive()).refuses(leaveIncident(), 'illegal-step');
    given(...member)
      .when(leaveIncident())
      .then(event('CaseLeftIncident', { incident: INCIDENT }, { reason: 'Another pipe after all' }));
    given(...member, leaveIncident())
      .when(joinIncident({ incident: OTHER }))
      .then(event('CaseJoinedIncident', { incident: OTHER }));
  });
});

describe('relay-incident', () => {
  it('tells the case what is new, beginning with the latest', () => {
    given(...member)
      .when(relayIncident({ revision: 4, news: 'updated', expectedEnd: '2026-09-24T01:00:00.000Z' }))
      .then(
        event(
          'IncidentReported',
          { incident: INCIDENT, revision: 4, news: 'updated', expectedEnd: '2026-09-24T01:00:00.000Z' },
          { text: 'A main burst in Willow Lane' },
        ),
      )
      .andState({ complaint: { incident: { number: INCIDENT, told: 4, ended: false } } });
  });

  it('tells nothing twice, nor out of order, nor of another incident', () => {
    const told = given(...member, relayIncident({ revision: 4 }));
    told.refuses(relayIncident({ revision: 4 }), 'same-value');
    told.refuses(relayIncident({ revision: 3 }), 'same-value');
    told.refuses(relayIncident({ incident: OTHER, revision: 5 }), 'illegal-step');
    told.when(relayIncident({ revision: 5 })).then(event('IncidentReported', { revision: 5 }));
    given(...member, leaveIncident()).refuses(relayIncident(), 'illegal-step');
    given(receive()).refuses(relayIncident(), 'illegal-step');
  });

  it('begins anew for a case that left and joins again', () => {
    given(...member, relayIncident({ revision: 4 }), leaveIncident(), joinIncident())
      .when(relayIncident({ revision: 4 }))
      .then(event('IncidentReported', { revision: 4 }));
  });

  it('is the service’s alone, and ends with the case', () => {
    given(...member).refuses(relayIncident({ actor: OPERATOR }), 'role-may-not');
    given(...member, assign(), accept(), resolve(), revisit()).refuses(relayIncident(), 'illegal-step');
    given(...member, assign(), accept(), resolve())
      .when(relayIncident())
      .then(event('IncidentReported'));
  });
});
