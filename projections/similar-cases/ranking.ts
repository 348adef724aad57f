import type { Instant } from '#complaint';
import { MOST_OFFERED, USUAL_DAYS, USUAL_METRES, type CallSoFar } from './call-so-far.js';
import type { Compared } from './comparison.js';
import { NOT_ENDED } from './similar-cases.document.js';

const DAY = 24 * 3_600_000;
/** Where nothing says that the place is the same, the words must. */
const STRONG_LIKENESS = 0.5;
/** So often in a year is no coincidence. */
const RECURRING_FROM = 3;

/** How much each reason counts. A caller's own case beats any other; a place beats words. */
const WEIGHTS = { caller: 8, category: 1, place: 2, likeness: 2, open: 1 } as const;

/** The cases to offer, best first. */
export function ranked(compared: readonly Compared[], call: CallSoFar, now: Instant): readonly Compared[] {
  return compared
    .filter((one) => isOffered(one, call, now))
    .map((one) => ({ one, score: scoreOf(one, call) }))
    .sort((a, b) => b.score - a.score || newerFirst(a.one, b.one))
    .slice(0, Math.min(MOST_OFFERED, call.limit ?? MOST_OFFERED))
    .map(({ one }) => one);
}

function isOffered(one: Compared, call: CallSoFar, now: Instant): boolean {
  if (one.sameCaller) return true;
  return one.kindred && isRecent(one, call, now) && (isSamePlace(one, call) ?? readsTheSame(one));
}

/** Not ended, or not long ago. */
function isRecent({ found }: Compared, { days = USUAL_DAYS }: CallSoFar, now: Instant): boolean {
  return (found.endedAt ?? '') >= new Date(Date.parse(now) - days * DAY).toISOString();
}

/** By the points where both are known, else by the street; `undefined` where neither can tell. */
function isSamePlace(
  { metres, sameStreet }: Compared,
  { metres: near = USUAL_METRES }: CallSoFar,
): boolean | undefined {
  if (metres !== undefined) return metres <= near;
  return sameStreet || undefined;
}

const readsTheSame = ({ likeness }: Compared): boolean => likeness.share >= STRONG_LIKENESS;

function scoreOf(one: Compared, call: CallSoFar): number {
  const { metres, sameCaller, sameCategory, likeness, found } = one;
  const near = call.metres ?? USUAL_METRES;
  // At the same spot it counts twice what it counts at the edge, or in the same street.
  const place = metres === undefined ? Number(one.sameStreet) / 2 : Math.max(0, 1 - metres / near / 2);
  return (
    Number(sameCaller) * WEIGHTS.caller +
    Number(sameCategory) * WEIGHTS.category +
    place * WEIGHTS.place +
    likeness.share * WEIGHTS.likeness +
    Number(found.endedAt === NOT_ENDED) * WEIGHTS.open
  );
}

function newerFirst({ found: one }: Compared, { found: other }: Compared): number {
  const [a, b] = [one, other].map(({ complaint, caseNumber }) => `${complaint.receivedAt} ${caseNumber}`);
  return a! < b! ? 1 : -1;
}

/** Cases of this kind that were closed at this place, newest first; none unless there are several. */
export function recurring(compared: readonly Compared[], call: CallSoFar): readonly Compared[] {
  const closed = compared
    .filter((one) => one.kindred && one.found.endedAt !== NOT_ENDED && isSamePlace(one, call) === true)
    .sort((a, b) => (a.found.endedAt! < b.found.endedAt! ? 1 : -1));
  return closed.length < RECURRING_FROM ? [] : closed;
}
