import {
  accepts,
  answers,
  assigns,
  confirms,
  contacts,
  misses,
  phrase,
  receives,
  resolves,
  takenUp,
} from '../acts.js';
import { operator } from '../people.js';
import type { AlsoFrom, Scenario } from '../scenario.js';
import type { Telling } from '../telling.js';

const mergeable =
  (weight: number): Scenario['weight'] =>
  ({ category, kind, urgency }) =>
    kind === 'consultation' || urgency === 'emergency' || category.startsWith('conduct') ? 0 : weight;

/** Two neighbours, one heap: handled once, and both are asked. */
export const MERGED: Scenario = {
  name: 'merged',
  weight: mergeable(3),
  tell(tell, alsoFrom) {
    joined(tell, alsoFrom);
    resolves(tell);
    misses(tell, 'unanswered');
    answers(tell, 'yes', 'satisfied');
    answers(tell, 'yes', 'satisfied');
  },
};

/** One of the two says no: that is enough to reopen. */
export const MERGED_AND_DENIED: Scenario = {
  name: 'merged-and-denied',
  weight: mergeable(1),
  tell(tell, alsoFrom) {
    joined(tell, alsoFrom);
    resolves(tell);
    misses(tell, 'unanswered');
    answers(tell, 'no', 'dissatisfied');
    resolves(tell);
    answers(tell, 'yes', 'satisfied');
    answers(tell, 'yes', 'satisfied');
  },
};

/** They turn out to be two places next to each other. */
export const UNMERGED: Scenario = {
  name: 'unmerged',
  weight: mergeable(0.8),
  tell(tell, alsoFrom) {
    const other = joined(tell, alsoFrom);
    other.until(tell.now).works(3, 20);
    tell.until(other.now).passes();
    other.step(operator(other.random), 'unmerge', ({ caseNumber }) => ({
      other: caseNumber(tell.number),
      reason: phrase(other, 'unmerged'),
    }));
    resolves(tell);
    confirms(tell);
    assigns(other);
    accepts(other);
    contacts(other);
    resolves(other);
    confirms(other);
  },
};

function joined(tell: Telling, alsoFrom: AlsoFrom): Telling {
  receives(tell);
  const other = alsoFrom(tell.random.between(1, 8));
  receives(other);
  takenUp(tell);
  const reason = phrase(other, 'merged');
  other.until(tell.now).waits(0.3, 3);
  tell.until(other.now).passes();
  other.step(operator(other.random), 'merge', ({ caseNumber }) => ({
    into: caseNumber(tell.number),
    intoVisibility: 'listed',
    reason,
  }));
  return other;
}
