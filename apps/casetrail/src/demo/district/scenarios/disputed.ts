import {
  accepts,
  assigns,
  confirms,
  contacts,
  disputes,
  receives,
  reports,
  resolves,
  rules,
} from '../acts.js';
import { supervisor } from '../people.js';
import { departmentFor } from '../departments.js';
import type { Scenario } from '../scenario.js';
import { temperamentOf } from '../temperament.js';
import { SUPERVISION } from '../watch.js';

/** "Not ours", and it is: the ruling counts as acceptance. */
export const DISPUTE_UPHELD: Scenario = {
  name: 'dispute-upheld',
  weight: disputable,
  tell(tell) {
    receives(tell);
    assigns(tell);
    disputes(tell);
    rules(tell, tell.matter.lead);
    contacts(tell);
    resolves(tell);
    confirms(tell);
  },
};

/** "Not ours", and it is not: another department takes the part. The citizen's clock ran on all the while. */
export const DISPUTE_MOVED: Scenario = {
  name: 'dispute-moved',
  weight: disputable,
  tell(tell) {
    const taker = departmentFor(tell);
    receives(tell);
    assigns(tell);
    disputes(tell);
    if (tell.random.chance(0.25)) {
      tell
        .waits(20, 40)
        .step(supervisor(tell.random), 'escalate', { to: SUPERVISION, reason: 'disputed-too-long' });
    }
    rules(tell, tell.matter.lead, taker);
    accepts(tell, taker);
    contacts(tell, taker);
    reports(tell, taker);
    resolves(tell, taker);
    confirms(tell);
  },
};

function disputable({ lead, urgency }: { lead: string; urgency?: string }): number {
  return urgency === 'emergency' ? 0 : temperamentOf(lead).disputes * 45;
}
