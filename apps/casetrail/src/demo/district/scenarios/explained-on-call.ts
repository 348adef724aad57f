import { phrase, receives, tells } from '../acts.js';
import { operator } from '../people.js';
import type { Scenario } from '../scenario.js';

/** A question that the operator answers on the call: nobody has to be sent anywhere. */
export const EXPLAINED_ON_CALL: Scenario = {
  name: 'explained-on-call',
  weight: ({ kind }) => (kind === 'consultation' ? 85 : 0),
  tell(tell) {
    receives(tell);
    const actor = operator(tell.random);
    tell
      .waits(0.05, 0.2)
      .step(actor, 'resolve', { outcome: 'explained', done: tell.say(tell.matter.resolved) });
    tell
      .waits(0.01, 0.03)
      .step(actor, 'close', { reason: 'explained-on-call', text: phrase(tell, 'explained') });
    if (tell.random.chance(0.3)) tells(tell, 'closed');
  },
};
