import {
  FAILURES,
  accepts,
  answers,
  assigns,
  misses,
  phrase,
  receives,
  reports,
  resolves,
  takenUp,
} from '../acts.js';
import { CITIZEN, supervisor } from '../people.js';
import type { Scenario } from '../scenario.js';

const unlessUrgent =
  (weight: number): Scenario['weight'] =>
  ({ urgency }) =>
    urgency === 'emergency' ? 0 : weight;

/** Nobody picks up, however often the hotline rings, nor answers in writing; counted neither solved nor satisfied. */
export const UNREACHABLE: Scenario = {
  name: 'unreachable',
  weight: unlessUrgent(6),
  tell(tell) {
    receives(tell);
    takenUp(tell);
    resolves(tell);
    for (let attempt = 0; attempt < 4; attempt++) misses(tell, tell.random.weighted(FAILURES));
  },
};

/** A letter without a name: the page is the only answer there can be, and stays up for a while before the case closes. */
export const NO_CONTACT: Scenario = {
  name: 'no-contact',
  weight: unlessUrgent(2.5),
  tell(tell) {
    receives(tell, { contact: false, channel: 'letter' });
    assigns(tell);
    accepts(tell);
    reports(tell);
    resolves(tell);
  },
};

/** Done by the rules three times and still not what was asked for: a supervisor rules, in public, and it can be appealed. */
export const RULED: Scenario = {
  name: 'ruled',
  weight: unlessUrgent(1.2),
  tell(tell) {
    receives(tell);
    takenUp(tell);
    resolves(tell);
    answers(tell, 'no', 'dissatisfied');
    resolves(tell);
    answers(tell, 'no', 'dissatisfied');
    resolves(tell);
    tell.works(1, 8).step(supervisor(tell.random), 'close', { reason: 'ruled', text: phrase(tell, 'ruled') });
  },
};

export const WITHDRAWN: Scenario = {
  name: 'withdrawn',
  weight: unlessUrgent(3.5),
  tell(tell) {
    receives(tell);
    if (tell.random.chance(0.7)) takenUp(tell);
    tell.waits(1, 40).step(CITIZEN, 'withdraw', { text: phrase(tell, 'withdrawn') });
  },
};
