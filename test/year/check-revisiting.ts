import { DAY, iso, type CaseLog } from './case-log.js';
import type { RawEvent } from './raw-log.js';

const ATTEMPTS = 4;

/** Every resolution ends in answers or a typed closing, and every call is made as promised. */
export function checkRevisiting(log: CaseLog): void {
  checkRevisits(log);
  checkCallbacks(log);
}

/** Every resolution ends in answers or in a typed closing; none just fades away. */
function checkRevisits(log: CaseLog): void {
  log.events.forEach((event, place) => {
    if (event.type !== 'Resolved') return;
    const after = log.events.slice(place + 1);
    const end = after.find(({ type }) => type === 'Closed' || type === 'Reopened');
    const revisited = after.some(
      (each) => each.type === 'Revisited' && each.data['interim'] === false && (!end || each.at <= end.at),
    );
    if (end && revisited) return log.count('resolution revisited');
    if (end?.type === 'Closed') return checkTyped(log, event, end, after);
    if (end) return log.count('resolution reopened without a revisit');
    if (log.end - event.at < 40 * DAY) return log.count('revisit under way');
    log.problem(`the resolution of ${iso(event.at)} was never revisited`);
  });
}

function checkTyped(
  log: CaseLog,
  resolved: RawEvent,
  { data, at, byService }: RawEvent,
  after: readonly RawEvent[],
): void {
  const reason = data['reason'] as string;
  log.count(`resolution closed as ${reason}`);
  if (!['unreachable', 'no-contact-given', 'withdrawn', 'merged', 'ruled'].includes(reason)) {
    return log.problem(`closed as ${reason} at ${iso(at)} without an answer`);
  }
  if (reason !== 'unreachable') return;
  const tried = after.filter((event) => event.type === 'RevisitAttempted' && event.at <= at);
  const numbers = log.events[0]!.data['phones'] as number;
  const wrong = log.events.filter(
    ({ type, data: said }) => type === 'RevisitAttempted' && said['result'] === 'wrong-number',
  ).length;
  const invited = after.some(
    (event) => event.type === 'RevisitInvited' && Date.parse(event.data['answerBy'] as string) < at,
  );
  if (tried.length < ATTEMPTS && wrong < numbers)
    log.problem(`closed as unreachable after ${tried.length} calls`);
  if (byService && !invited)
    log.problem(`closed as unreachable without a written invitation (${iso(resolved.at)})`);
}

/** A call is made when it was promised, or after its lateness was escalated. */
function checkCallbacks(log: CaseLog): void {
  let promised: { readonly from: number; readonly until: number } | undefined;
  for (const { type, data, at } of log.events) {
    if (type === 'RevisitScheduled') {
      promised = { from: Date.parse(data['from'] as string), until: Date.parse(data['until'] as string) };
    }
    const isCall =
      type === 'RevisitAttempted' ||
      (type === 'Revisited' && data['via'] === 'phone' && data['interim'] === false);
    if (!isCall) continue;
    if (!promised) log.problem(`called at ${iso(at)} without a promise`);
    else if (at < promised.from) log.problem(`called at ${iso(at)}, before ${iso(promised.from)}`);
    else if (at <= promised.until + log.slack) log.count('called as promised');
    else if (
      log.events.some(
        (event) => event.type === 'Escalated' && event.data['reason'] === 'revisit-overdue' && event.at <= at,
      )
    )
      log.count('called late, after it was escalated');
    else log.problem(`called at ${iso(at)}, after ${iso(promised.until)}, and nobody was told`);
    promised = undefined;
  }
}
