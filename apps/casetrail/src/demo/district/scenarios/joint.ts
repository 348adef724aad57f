import {
  accepts,
  attaches,
  confirms,
  contacts,
  finishesPart,
  receives,
  reports,
  resolves,
  takenUp,
} from '../acts.js';
import type { Scenario } from '../scenario.js';

/** Two departments: the support finishes its part before the lead may resolve. */
export const JOINT: Scenario = {
  name: 'joint',
  weight: ({ support, urgency }) => (support && urgency !== 'emergency' ? 14 : 0),
  tell(tell) {
    const { department, finished } = tell.matter.support!;
    receives(tell);
    takenUp(tell, { support: true });
    accepts(tell, department);
    if (tell.random.chance(0.4)) contacts(tell, department);
    reports(tell);
    if (tell.random.chance(0.3)) attaches(tell, department, 'photoAfter');
    finishesPart(tell, department, finished);
    resolves(tell);
    confirms(tell);
  },
};
