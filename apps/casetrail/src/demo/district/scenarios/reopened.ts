import {
  answers,
  callsAgain,
  confirms,
  contacts,
  missesSome,
  mitigates,
  phrase,
  receives,
  reports,
  resolves,
  takenUp,
} from '../acts.js';
import { CITIZEN, supervisor } from '../people.js';
import type { Scenario } from '../scenario.js';
import { temperamentOf } from '../temperament.js';

const likely =
  (share: number): Scenario['weight'] =>
  ({ lead, urgency }) =>
    urgency === 'emergency' ? 0 : temperamentOf(lead).denied * share;

/** "Only half of it": a second round, and sometimes a third. */
export const PARTLY_SOLVED: Scenario = {
  name: 'partly-solved',
  weight: likely(35),
  tell(tell) {
    receives(tell);
    takenUp(tell);
    resolves(tell);
    missesSome(tell);
    answers(tell, 'partly', 'basically-satisfied');
    contacts(tell);
    resolves(tell);
    if (tell.random.chance(0.25)) {
      answers(tell, 'no', 'dissatisfied');
      reports(tell);
      resolves(tell);
    }
    confirms(tell);
  },
};

/** "Nothing was done": reported as resolved, denied by the one who has to live with it. */
export const DENIED: Scenario = {
  name: 'denied',
  weight: likely(55),
  tell(tell) {
    receives(tell);
    takenUp(tell);
    resolves(tell);
    answers(tell, 'no', 'dissatisfied');
    if (tell.random.chance(0.3)) callsAgain(tell);
    contacts(tell);
    if (tell.matter.stopgap && tell.random.chance(0.3)) mitigates(tell, 5);
    reports(tell);
    resolves(tell);
    confirms(tell);
  },
};

/** Solved, yet she wants it reopened: it took far too long and she wants to know why. */
export const SOLVED_BUT_REOPENED: Scenario = {
  name: 'solved-but-reopened',
  weight: likely(4),
  tell(tell) {
    receives(tell);
    takenUp(tell);
    resolves(tell);
    answers(tell, 'yes', 'dissatisfied', { wantsReopening: true });
    contacts(tell);
    resolves(tell);
    confirms(tell);
  },
};

/** It came back after the case was closed, within the time the citizen has for that. */
export const CAME_BACK: Scenario = {
  name: 'came-back',
  weight: likely(12),
  tell(tell) {
    receives(tell);
    takenUp(tell);
    resolves(tell);
    confirms(tell);
    tell.waits(24, 200).step(CITIZEN, 'reopen', { reason: 'not-solved', text: phrase(tell, 'halfPleased') });
    contacts(tell);
    resolves(tell);
    confirms(tell);
  },
};

/** A spot check finds the place not as reported. */
export const FOUND_OUT: Scenario = {
  name: 'found-out',
  weight: likely(6),
  tell(tell) {
    receives(tell);
    takenUp(tell);
    resolves(tell);
    confirms(tell);
    tell.works(24, 300).step(supervisor(tell.random), 'reopen', {
      reason: 'supervisor',
      text: phrase(tell, 'reopenedBySupervisor'),
    });
    reports(tell);
    resolves(tell);
    confirms(tell);
  },
};
