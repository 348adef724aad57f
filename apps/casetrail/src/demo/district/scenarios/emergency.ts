import { accepts, answers, assigns, callsAgain, contacts, finishesPart, receives, reports } from '../acts.js';
import { worker } from '../people.js';
import type { Scenario } from '../scenario.js';

/** Two hours, day and night. */
export const EMERGENCY: Scenario = {
  name: 'emergency',
  weight: ({ urgency }) => (urgency === 'emergency' ? 100 : 0),
  tell(tell) {
    const { lead, support, resolved } = tell.matter;
    receives(tell);
    assigns(tell, { support: true });
    tell.waits(0.02, 0.1).step(worker(tell.random, lead), 'accept', { department: lead });
    contacts(tell);
    if (support) accepts(tell, support.department);
    if (tell.random.chance(0.2)) reports(tell);
    if (support) finishesPart(tell, support.department, support.finished);
    if (tell.random.chance(0.2)) callsAgain(tell);
    tell.waits(0.1, 1).step(worker(tell.random, lead), 'resolve', {
      department: lead,
      outcome: 'fixed',
      done: tell.say(resolved),
    });
    answers(tell, 'yes', 'satisfied');
  },
};
