import type { Complaint, Evolvable, Instant } from '#complaint';
import type { Message } from './message.js';
import { messagesFor, wantsMessages } from './messages-for.js';

const MINUTE = 60_000;
/** How long after one attempt that did not succeed the next is made. */
export const WAITS_MS = [1, 5, 30, 120, 480].map((minutes) => minutes * MINUTE);
/** After the last of them a message is given up. */
export const MOST_ATTEMPTS = WAITS_MS.length + 1;

/** A message still to be sent. */
export interface Pending extends Message {
  /** Those made so far. */
  readonly attempts: number;
  /** When something is to be done about it: sending it, or recording that it makes no sense any more. */
  readonly dueAt: Instant;
}

/** What one case still has to tell. */
export type Outbox = readonly Pending[];

export const EMPTY_OUTBOX: Outbox = [];

/** The outbox after one more event of the case. Follows from the log alone. */
export function advanceOutbox(
  outbox: Outbox,
  event: Evolvable,
  before: Complaint | undefined,
  after: Complaint,
): Outbox {
  const left = event.type === 'MessageSent' ? afterAttempt(outbox, event) : outbox;
  const wanted = wantsMessages(after) ? left : left.filter(({ to }) => to !== after.caseNumber);
  const added = messagesFor(event, before, after).map((message) => ({
    ...message,
    attempts: 0,
    dueAt: message.from,
  }));
  return added.length === 0 ? wanted : [...wanted, ...added];
}

/** When the soonest of them is due. */
export const soonestIn = (outbox: Outbox): Instant | undefined =>
  outbox.map(({ dueAt }) => dueAt).reduce<Instant | undefined>(sooner, undefined);

const sooner = (one: Instant | undefined, other: Instant): Instant =>
  one !== undefined && one < other ? one : other;

function afterAttempt(outbox: Outbox, { data, meta }: Extract<Evolvable, { type: 'MessageSent' }>): Outbox {
  return outbox.flatMap((pending) => {
    if (pending.id !== data.messageId) return [pending];
    const attempts = Math.max(pending.attempts, data.attempt ?? 1);
    const wait = WAITS_MS[attempts - 1];
    const isTriedAgain = data.result === 'failed' || data.result === 'doubtful';
    if (!isTriedAgain || wait === undefined) return [];
    const next = new Date(Date.parse(meta.recordedAt) + wait).toISOString();
    return [{ ...pending, attempts, dueAt: sooner(next, pending.until) }];
  });
}
