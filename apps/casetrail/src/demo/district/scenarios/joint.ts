import {
  accepts,
  attaches,
  confirms,
  contacts,
  finishesPart,
  phrase,
  receives,
  reports,
  resolves,
  takenUp,
} from '../acts.js';
import { operator } from '../people.js';
import { at } from '../rhythm.js';
import type { Scenario } from '../scenario.js';
import type { Telling } from '../telling.js';

/** The support is given a day, and then another instruction, before the lead can go on. */
export const INSTRUCTED_ANEW: Scenario = {
  name: 'instructed-anew',
  weight: ({ support, urgency }) => (support && !urgency ? 3 : 0),
  tell(tell) {
    const { department, finished } = tell.matter.support!;
    receives(tell);
    takenUp(tell, { support: true });
    accepts(tell, department);
    instructs(tell, department, 1);
    finishesPart(tell, department, finished);
    resolves(tell);
    confirms(tell);
  },
};

/** The support lets its day pass: the service records it, the operator asks again, and the lead waits. */
export const PART_LATE: Scenario = {
  name: 'part-late',
  weight: ({ support, urgency }) => (support && !urgency ? 2 : 0),
  tell(tell) {
    const { department, finished } = tell.matter.support!;
    receives(tell);
    takenUp(tell, { support: true });
    accepts(tell, department);
    instructs(tell, department, 1);
    tell.waits(40, 60);
    instructs(tell, department, 1);
    finishesPart(tell, department, finished);
    resolves(tell);
    confirms(tell);
  },
};

/** By six in the evening, so many days from now. */
function instructs(tell: Telling, department: string, days: number): void {
  tell.desk(0.5, 3);
  tell.step(operator(tell.random), 'instruct', {
    department,
    instruction: phrase(tell, 'instructAnew'),
    dueBy: new Date(at(tell.now, days, 18)).toISOString(),
    reason: phrase(tell, 'instructedAnew'),
  });
}

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
