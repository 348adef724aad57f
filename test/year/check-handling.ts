import { HOUR, endOfDayInBeijing, iso, type CaseLog } from './case-log.js';

/** Ruled by default, in hours; guangdong counts working days, of which a week of holidays may lie between. */
const RULED_WITHIN: Readonly<Record<string, number>> = { beijing: 24, simple: 24, guangdong: 12 * 24 };
/** The ladder of both policies that count calendar time. */
const LADDER = [24 * HOUR, 72 * HOUR];
/** After these nothing is left to be looked at. */
const ENDS_STOPGAP = new Set(['Resolved', 'Closed', 'ComplaintAssigned']);
const OF_DEPARTMENT = new Set(['DepartmentPartFinished', 'PartReturned', 'DepartmentReplaced']);
const ENDS_DISPUTE = new Set(['AssignmentRuled', 'AssignmentAccepted', 'Closed']);
const ENDS_DEFERRAL = new Set(['DeferralReviewed', 'DeferralEnded', 'Resolved', 'Closed']);

/** Stopgaps, disputes, parts, deferrals and the ladder: each looked at in time, or the neglect recorded. */
export function checkHandling(log: CaseLog): void {
  checkMitigations(log);
  checkDisputes(log);
  checkLadder(log);
  checkParts(log);
  checkDeferrals(log);
}

function checkMitigations(log: CaseLog): void {
  log.events.forEach((event, place) => {
    if (event.type !== 'TemporarilyMitigated') return;
    const { department, renewal, reviewOn } = event.data as Record<string, string>;
    const due = endOfDayInBeijing(reviewOn!);
    const looked = log.events
      .slice(place + 1)
      .find(
        ({ type, data }) =>
          ENDS_STOPGAP.has(type) ||
          (type === 'TemporarilyMitigated' && data['department'] === department) ||
          (OF_DEPARTMENT.has(type) && data['department'] === department),
      );
    if (looked && looked.at <= due) return log.count('mitigation reviewed in time');
    const lapsed = log.escalated('mitigation-lapsed', `${department}/${renewal}`, due);
    if (lapsed) return log.count('mitigation lapsed and escalated');
    if (due + log.slack >= log.end) return log.count('mitigation still to be reviewed');
    log.problem(`nobody looked at the stopgap of ${department} due ${reviewOn}`);
  });
}

function checkDisputes(log: CaseLog): void {
  log.events.forEach((event, place) => {
    if (event.type !== 'AssignmentDisputed' && event.type !== 'PartReturned') return;
    const due = event.at + RULED_WITHIN[log.policy]! * HOUR + log.slack;
    const ended = log.events
      .slice(place + 1)
      .find(
        ({ type, data }) =>
          ENDS_DISPUTE.has(type) && (type === 'Closed' || data['department'] === event.data['department']),
      );
    if (ended && ended.at <= due)
      return log.count(ended.data['byDefault'] ? 'dispute ruled by default' : 'dispute ended by people');
    if (due >= log.end) return log.count('dispute still open');
    log.problem(`nobody ruled on the dispute of ${iso(event.at)}`);
  });
}

/** Each step of the ladder, while the deadline stays unmet. */
function checkLadder(log: CaseLog): void {
  if (log.policy === 'guangdong') return;
  for (const round of log.rounds) {
    const promise = round.promises.findLast(({ deadline }) => deadline === 'resolveBy')!;
    const stopped = Math.min(round.resolvedAt ?? Infinity, round.endedAt ?? Infinity);
    LADDER.forEach((after, step) => {
      const due = promise.due + after;
      if (stopped <= due + log.slack || due + log.slack >= log.end) return;
      if (log.escalated('deadline-missed', `step-${step + 1}`, due)) log.count(`ladder step ${step + 1}`);
      else log.problem(`step ${step + 1} of the ladder was not climbed after ${iso(promise.due)}`);
    });
  }
}

function checkParts(log: CaseLog): void {
  for (const { data } of log.events.filter(({ type }) => type === 'ComplaintAssigned')) {
    for (const { id, dueBy } of data['departments'] as { id: string; dueBy?: string }[]) {
      if (dueBy === undefined) continue;
      const due = Date.parse(dueBy);
      const done = log.events.find(
        ({ type, data: done, at }) =>
          (type === 'DepartmentPartFinished' && done['department'] === id) ||
          (type === 'Closed' && at <= due) ||
          (type === 'PartDeadlineMissed' && done['department'] === id),
      );
      if (done && done.at <= due + log.slack)
        log.count(done.type === 'PartDeadlineMissed' ? 'part marked late' : 'part done in time');
      else if (due + log.slack < log.end)
        log.problem(`the part of ${id} due ${dueBy} was neither done nor marked late`);
    }
  }
}

function checkDeferrals(log: CaseLog): void {
  log.events.forEach((event, place) => {
    if (event.type !== 'Deferred' && event.type !== 'DeferralReviewed') return;
    const day = event.data['nextReportOn'] as string;
    const due = endOfDayInBeijing(day);
    const next = log.events.slice(place + 1).find(({ type }) => ENDS_DEFERRAL.has(type));
    if (next && next.at <= due) return log.count('deferral reported or ended in time');
    if (log.escalated('deferral-unreported', day, due)) return log.count('deferral unreported and escalated');
    if (due + log.slack >= log.end) return log.count('deferral still to be reported');
    log.problem(`the report on the deferral due ${day} neither came nor was escalated`);
  });
}
