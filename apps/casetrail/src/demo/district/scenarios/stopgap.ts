import {
  answers,
  callsAgain,
  confirms,
  mitigates,
  phrase,
  receives,
  reports,
  resolves,
  takenUp,
  tells,
} from '../acts.js';
import { SUPERVISION, supervisor } from '../people.js';
import { DAY, HOUR, endOfDay } from '../rhythm.js';
import type { Scenario } from '../scenario.js';
import type { Telling } from '../telling.js';
import { temperamentOf } from '../temperament.js';

const likely =
  (share: number): Scenario['weight'] =>
  ({ stopgap, lead }) =>
    stopgap ? temperamentOf(lead).stopgaps * share : 0;

/** Made bearable first, put right later, and the page said so in between. */
export const STOPGAP: Scenario = {
  name: 'stopgap',
  weight: likely(90),
  tell(tell) {
    receives(tell);
    takenUp(tell);
    mitigates(tell, tell.random.whole(3, 8));
    if (tell.random.chance(0.35)) tells(tell, 'mitigated');
    if (tell.random.chance(0.3)) callsAgain(tell);
    if (tell.random.chance(0.15)) answers(tell, 'no', 'dissatisfied');
    tell.waits(20, 80);
    resolves(tell);
    confirms(tell);
  },
};

/** The stopgap is renewed, with a reason each time, before the true resolution. */
export const RENEWED_STOPGAP: Scenario = {
  name: 'renewed-stopgap',
  weight: likely(25),
  tell(tell) {
    receives(tell);
    takenUp(tell);
    mitigates(tell, 4);
    renews(tell, 5);
    if (tell.random.chance(0.5)) renews(tell, 7);
    reports(tell);
    resolves(tell);
    confirms(tell);
  },
};

/** Nobody looks at it again on the day that was promised: escalated, and only then put right. */
export const LAPSED_STOPGAP: Scenario = {
  name: 'lapsed-stopgap',
  weight: likely(18),
  tell(tell) {
    receives(tell);
    takenUp(tell);
    mitigates(tell, tell.random.whole(2, 4));
    tell.until(reviewEnds(tell) + tell.random.between(5 * HOUR, 3 * DAY));
    callsAgain(tell);
    tell.works(1, 5).step(supervisor(tell.random), 'escalate', {
      to: SUPERVISION,
      reason: 'supervisor',
      text: phrase(tell, 'escalated'),
    });
    resolves(tell);
    confirms(tell);
  },
};

function renews(tell: Telling, days: number): void {
  tell.until(reviewEnds(tell) - tell.random.between(16 * HOUR, 20 * HOUR));
  mitigates(tell, days);
}

/** Now, where the story was not told that far. */
function reviewEnds(tell: Telling): number {
  const mitigation = tell.state?.rounds.at(-1)?.mitigation;
  return mitigation ? endOfDay(mitigation.reviewOn) : tell.now;
}
