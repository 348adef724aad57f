import { adds, callsAgain, confirms, phrase, receives, reports, resolves, takenUp } from '../acts.js';
import { supervisor } from '../people.js';
import { DAY, HOUR, dayOf } from '../rhythm.js';
import type { Scenario } from '../scenario.js';
import type { Telling } from '../telling.js';
import { temperamentOf } from '../temperament.js';

/** A long-standing problem (挂账): it stays visible, with a plan, a target and a next public report. */
export const DEFERRED: Scenario = {
  name: 'deferred',
  weight: ({ longStanding }) => (longStanding ? 9 : 0),
  tell(tell) {
    defers(tell);
    reviewed(tell);
    tell
      .waits(60, 200)
      .step(supervisor(tell.random), 'end-deferral', { reason: phrase(tell, 'deferralEnded') });
    reports(tell);
    resolves(tell);
    confirms(tell);
  },
};

/** Still deferred, reported on once more. */
export const STILL_DEFERRED: Scenario = {
  name: 'still-deferred',
  weight: ({ longStanding }) => (longStanding ? 6 : 0),
  tell(tell) {
    defers(tell);
    reviewed(tell);
    callsAgain(tell);
  },
};

/** More time, with a reason that the citizen can read. */
export const EXTENDED: Scenario = {
  name: 'extended',
  weight: ({ urgency }) => (urgency ? 0 : 4),
  tell(tell) {
    receives(tell);
    takenUp(tell);
    tell.works(4, 30);
    tell.step(supervisor(tell.random), 'extend', {
      deadline: 'resolveBy',
      to: new Date(resolveBy(tell) + 5 * DAY).toISOString(),
      reason: phrase(tell, 'extended'),
    });
    tell.waits(70, 150);
    resolves(tell);
    confirms(tell);
  },
};

/** The deadline passes, the citizen keeps calling, and the service climbs the ladder of escalation. */
export const OVERDUE: Scenario = {
  name: 'overdue',
  weight: ({ lead, urgency }) => (urgency === 'emergency' ? 0 : temperamentOf(lead).pace * 3),
  tell(tell) {
    receives(tell);
    takenUp(tell);
    tell.until(resolveBy(tell) + tell.random.between(4 * HOUR, 5 * DAY));
    callsAgain(tell);
    adds(tell);
    reports(tell);
    resolves(tell);
    confirms(tell);
  },
};

function defers(tell: Telling): void {
  const { reason, plan } = tell.matter.longStanding!;
  receives(tell);
  takenUp(tell);
  tell.works(10, 50).step(supervisor(tell.random), 'defer', {
    reason,
    plan,
    targetDate: dayOf(tell.now, tell.random.whole(60, 200)),
    nextReportOn: dayOf(tell.now, 25),
  });
}

function reviewed(tell: Telling): void {
  tell.waits(300, 480).step(supervisor(tell.random), 'review-deferral', {
    text: tell.matter.longStanding!.review,
    nextReportOn: dayOf(tell.now, 45),
  });
}

/** Now, where the story was not told that far. */
function resolveBy(tell: Telling): number {
  const round = tell.state?.rounds.at(-1);
  return round ? Date.parse(round.resolveBy) : tell.now;
}
