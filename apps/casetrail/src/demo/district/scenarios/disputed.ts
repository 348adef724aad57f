import {
  accepts,
  assigns,
  confirms,
  contacts,
  disputes,
  phrase,
  receives,
  reports,
  resolves,
  rules,
  takenUp,
} from '../acts.js';
import { SUPERVISION, supervisor, worker } from '../people.js';
import { departmentFor } from '../departments.js';
import type { Scenario } from '../scenario.js';
import type { Telling } from '../telling.js';
import { temperamentOf } from '../temperament.js';

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
        .waits(2, 5)
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

/** Nobody rules in time: the part stays where it is, and the page says that nobody decided it. */
export const DISPUTE_UNRULED: Scenario = {
  name: 'dispute-unruled',
  weight: (matter) => disputable(matter) * 0.4,
  tell(tell) {
    receives(tell);
    assigns(tell);
    disputes(tell);
    tell.waits(25, 30);
    contacts(tell);
    resolves(tell);
    confirms(tell);
  },
};

/** Accepted, and only on the spot it turns out to be another's: given back, and moved by a ruling. */
export const PART_RETURNED: Scenario = {
  name: 'part-returned',
  weight: (matter) => disputable(matter) * 0.5,
  tell(tell) {
    const taker = departmentFor(tell);
    receives(tell);
    takenUp(tell);
    returns(tell);
    rules(tell, tell.matter.lead, taker);
    accepts(tell, taker);
    contacts(tell, taker);
    resolves(tell, taker);
    confirms(tell);
  },
};

function returns(tell: Telling): void {
  const { lead: department } = tell.matter;
  tell
    .works(1, 10)
    .step(worker(tell.random, department), 'return-part', { department, reason: phrase(tell, 'returned') });
}

function disputable({ lead, urgency }: { lead: string; urgency?: string }): number {
  return urgency === 'emergency' ? 0 : temperamentOf(lead).disputes * 45;
}
