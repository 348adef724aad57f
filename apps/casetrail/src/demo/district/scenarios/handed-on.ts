import {
  accepts,
  assigns,
  confirms,
  contacts,
  finishesPart,
  phrase,
  receives,
  reports,
  resolves,
  takenUp,
} from '../acts.js';
import { TEAMS, departmentFor } from '../departments.js';
import { operator, supervisor, worker } from '../people.js';
import type { Scenario } from '../scenario.js';

const unlessUrgent =
  (weight: number): Scenario['weight'] =>
  ({ urgency, kind }) =>
    urgency === 'emergency' || kind === 'consultation' ? 0 : weight;

/** Assigned to the wrong department, found out before anyone complained about it. */
export const REPLACED: Scenario = {
  name: 'replaced',
  weight: unlessUrgent(1.5),
  tell(tell) {
    const by = departmentFor(tell);
    receives(tell);
    assigns(tell);
    tell.works(1, 6).step(operator(tell.random), 'replace-department', {
      department: tell.matter.lead,
      by,
      instruction: phrase(tell, 'instruct'),
      reason: phrase(tell, 'replaced'),
    });
    accepts(tell, by);
    contacts(tell, by);
    resolves(tell, by);
    confirms(tell);
  },
};

/** On the spot it turns out that the subdistrict has to help. */
export const HELP_ADDED: Scenario = {
  name: 'help-added',
  weight: unlessUrgent(2),
  tell(tell) {
    const helper = departmentFor(tell);
    receives(tell);
    takenUp(tell);
    tell.works(1, 10).step(operator(tell.random), 'add-department', {
      department: helper,
      instruction: phrase(tell, 'instruct'),
      reason: phrase(tell, 'added'),
    });
    accepts(tell, helper);
    finishesPart(tell, helper);
    resolves(tell);
    confirms(tell);
  },
};

/** Most of the work turns out to be the other department's: lead and support change places. */
export const LEAD_CHANGED: Scenario = {
  name: 'lead-changed',
  weight: (matter) => (matter.support ? unlessUrgent(3)(matter) : 0),
  tell(tell) {
    const { lead, support } = tell.matter;
    const next = support!.department;
    receives(tell);
    takenUp(tell, { support: true });
    accepts(tell, next);
    tell
      .works(2, 12)
      .step(supervisor(tell.random), 'change-lead', { to: next, reason: phrase(tell, 'leadChanged') });
    reports(tell, next);
    finishesPart(tell, lead);
    resolves(tell, next);
    confirms(tell);
  },
};

/** The part goes down the tree to a team; its department goes on answering for it. */
export const DELEGATED: Scenario = {
  name: 'delegated',
  weight: (matter) => (TEAMS[matter.lead] ? unlessUrgent(8)(matter) : 0),
  tell(tell) {
    const { lead } = tell.matter;
    const team = tell.random.one(TEAMS[lead]!);
    receives(tell);
    assigns(tell);
    accepts(tell);
    tell.works(0.5, 4).step(worker(tell.random, lead), 'delegate', {
      department: lead,
      to: team,
      instruction: phrase(tell, 'instruct'),
    });
    contacts(tell, team);
    reports(tell, team);
    resolves(tell);
    confirms(tell);
  },
};
