import { adds, callsAgain, confirms, receives, resolves, takenUp } from '../acts.js';
import type { Scenario } from '../scenario.js';

/** Assigned, done, and the citizen says so. */
export const SIMPLE: Scenario = {
  name: 'simple',
  weight: ({ kind, urgency }) => (kind === 'consultation' ? 15 : urgency === 'emergency' ? 0 : 42),
  tell(tell) {
    receives(tell);
    takenUp(tell);
    if (tell.random.chance(0.1)) adds(tell);
    if (tell.random.chance(0.08)) callsAgain(tell);
    resolves(tell);
    confirms(tell);
  },
};
