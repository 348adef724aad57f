import { iso, type CaseLog } from './case-log.js';
import type { RawEvent } from './raw-log.js';
import type { Promised, Round } from './rounds.js';

/** Every deadline: met, extended with a reason, over with its round, still to come, or marked missed at its time. */
export function checkDeadlines(log: CaseLog): void {
  for (const round of log.rounds) for (const promise of round.promises) judge(log, round, promise);
  checkExtensions(log);
  checkMissesAreTrue(log);
}

function judge(log: CaseLog, round: Round, promise: Promised): void {
  const { deadline, due } = promise;
  const ended = endedWithoutABreach(round, promise);
  if (ended) return log.count(`${deadline} ${ended}`);
  const known = knownAt(round, promise);
  const isMarked = missesOf(log, promise).some(({ at }) => at > due && at <= known + log.slack);
  if (isMarked) return log.count(`${deadline} marked missed`);
  if (known + log.slack >= log.end) return log.count(`${deadline} still to come`);
  log.problem(`${deadline} ${iso(due)} of round ${round.number} was neither met, extended nor marked missed`);
}

function endedWithoutABreach(round: Round, promise: Promised): string | undefined {
  if (isKept(round, promise)) return 'met';
  if (promise.replacedAt !== undefined && promise.replacedAt <= promise.due) return 'extended';
  return round.endedAt !== undefined && round.endedAt <= promise.due ? 'outlived by its round' : undefined;
}

/** A resolution that the citizen denied met nothing. */
function isKept({ respondedAt, resolvedAt, denied }: Round, { deadline, due }: Promised): boolean {
  const met = deadline === 'respondBy' ? respondedAt : denied ? undefined : resolvedAt;
  return met !== undefined && met <= due;
}

/** From when on the breach can be known: a resolution in time that was denied is one from the denial on. */
function knownAt({ resolvedAt, denied, endedAt }: Round, { deadline, due }: Promised): number {
  const seemedMet = deadline === 'resolveBy' && denied && resolvedAt !== undefined && resolvedAt <= due;
  return seemedMet ? Math.max(due, endedAt ?? due) : due;
}

function missesOf(log: CaseLog, { round, deadline, due }: Promised): readonly RawEvent[] {
  return log.events.filter(
    ({ type, data, at }) =>
      type === 'DeadlineMissed' &&
      data['deadline'] === deadline &&
      Date.parse(data['due'] as string) === due &&
      ((data['round'] as number | undefined) ?? log.roundAt(at)) === round,
  );
}

function checkExtensions(log: CaseLog): void {
  for (const { type, data, at } of log.events)
    if (type === 'DeadlineExtended' && !hasReason(data))
      log.problem(`extended without a reason at ${iso(at)}`);
}

const hasReason = (data: RawEvent['data']): boolean =>
  typeof (data['sealed'] as { publishable?: string } | undefined)?.publishable === 'string';

function checkMissesAreTrue(log: CaseLog): void {
  for (const { type, data, at } of log.events) {
    if (type !== 'DeadlineMissed') continue;
    const number = (data['round'] as number | undefined) ?? log.roundAt(at);
    const round = log.rounds.find((each) => each.number === number);
    const due = Date.parse(data['due'] as string);
    const promise = round?.promises.find((each) => each.deadline === data['deadline'] && each.due === due);
    if (!round || !promise) log.problem(`missed at ${iso(at)} what was never promised`);
    else if (isKept(round, promise)) log.problem(`marked missed at ${iso(at)} what was kept`);
  }
}
