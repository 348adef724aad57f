import { addSpan, dayIn, daysAfter, instantAt } from '#calendar';
import { yetToAnswer } from '../legal.js';
import type { CallingHours, Policy } from '../policy/index.js';
import type { Attempt, Complaint, Resolution } from '../state.js';
import { currentRound } from '../status.js';
import type { Instant } from '../words.js';

/** Whom to call next and on which number; `attempt` counts within the round. */
export interface Call {
  readonly attempt: number;
  readonly reporter: string;
  readonly phone: number;
}

/** Between which moments. */
export interface CallingTime {
  readonly from: Instant;
  readonly until: Instant;
}

/** The least that is left of calling hours for a call to be promised in them. */
const LEAST_MS = 30 * 60_000;
/** How long after the moment that a citizen asked for. */
const AS_ASKED = { hours: 2 };
/** Calling hours come every day; one may be lost where clocks change. */
const DAYS_AHEAD = [0, 1, 2];

/**
 * The next callback of a resolved case: whoever asked to be called again, then whoever was called least often, on the number
 * that comes after the last one. `undefined` when nobody is left who has a number and was called less often than the policy asks.
 */
export function nextCall(complaint: Complaint, { revisit }: Policy): Call | undefined {
  if (complaint.personalData !== 'held') return undefined;
  const [next] = yetToAnswer(complaint)
    .map((reporter) => ({
      reporter,
      calls: callsTo(complaint, reporter),
      phones: phonesOf(complaint, reporter),
    }))
    .filter(({ calls, phones }) => calls.length < revisit.attempts && phones.length > 0)
    .toSorted((one, other) => turnOf(one.calls) - turnOf(other.calls));
  if (!next) return undefined;
  const { reporter, calls, phones } = next;
  const last = calls.at(-1)?.phone ?? 0;
  return {
    attempt: currentRound(complaint).attempted.length + 1,
    reporter,
    phone: phones.find((phone) => phone > last) ?? phones[0]!,
  };
}

const callsTo = (complaint: Complaint, reporter: string): readonly Attempt[] =>
  currentRound(complaint).attempted.filter((attempt) => attempt.reporter === reporter);

/** Who asked for a call comes before everyone else. */
const turnOf = (calls: readonly Attempt[]): number =>
  calls.at(-1)?.callAgainAt === undefined ? calls.length : -1;

/** The numbers that were not found to be wrong. Someone who joined left theirs with their own case: it counts as one. */
function phonesOf(complaint: Complaint, reporter: string): readonly number[] {
  const count = reporter === complaint.caseNumber ? complaint.phones : 1;
  const wrong = complaint.rounds
    .flatMap(({ attempted }) => attempted)
    .filter((attempt) => attempt.result === 'wrong-number' && attempt.reporter === reporter)
    .map(({ phone }) => phone);
  return Array.from({ length: count }, (_, place) => place + 1).filter((phone) => !wrong.includes(phone));
}

/** When someone is called next: in other hours than the last time, and not before the policy's spacing. */
export function callingTime(
  complaint: Complaint,
  reporter: string,
  { calendar, revisit }: Policy,
  now: Instant,
): CallingTime {
  const last = callsTo(complaint, reporter).at(-1);
  if (last?.callAgainAt !== undefined && last.callAgainAt > now) {
    return { from: last.callAgainAt, until: addSpan(calendar, last.callAgainAt, AS_ASKED) };
  }
  const spaced = last ? addSpan(calendar, last.at, revisit.spacing) : now;
  const earliest = spaced > now ? spaced : now;
  const choices = otherHours(revisit.callingHours, calendar.zone, last).map((hours) =>
    firstIn(hours, calendar.zone, earliest),
  );
  return choices.reduce((soonest, choice) => (choice.from < soonest.from ? choice : soonest));
}

function otherHours(
  all: readonly CallingHours[],
  zone: string,
  last: Attempt | undefined,
): readonly CallingHours[] {
  if (!last) return all;
  const day = dayIn(zone, last.at);
  const others = all.filter(
    ({ from, to }) => !(instantAt(zone, day, from) <= last.at && last.at < instantAt(zone, day, to)),
  );
  return others.length > 0 ? others : all;
}

function firstIn({ from, to }: CallingHours, zone: string, earliest: Instant): CallingTime {
  const times = DAYS_AHEAD.map((days) => {
    const day = daysAfter(dayIn(zone, earliest), days);
    const opens = instantAt(zone, day, from);
    return { from: opens > earliest ? opens : earliest, until: instantAt(zone, day, to) };
  });
  const found = times.find((time) => Date.parse(time.until) - Date.parse(time.from) >= LEAST_MS);
  return found ?? times.at(-1)!;
}

/** Until when the page alone tells a citizen without contact that their case is resolved. */
export const onShowUntil = ({ at }: Resolution, { calendar, revisit }: Policy): Instant =>
  addSpan(calendar, at, revisit.noContact);
