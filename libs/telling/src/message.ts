import { derivedId } from '#event-store';
import type { Instant, MessageKind } from '#complaint';

/** One thing that one citizen is to be told. Says nothing of how: channel and language are the citizen's when it is sent. */
export interface Message {
  /** The same for every attempt, whoever works it out. */
  readonly id: string;
  readonly kind: MessageKind;
  /** The event that it tells of. */
  readonly eventId: string;
  /** Case number of the reporter it goes to: the case's own, or one that was merged into it. */
  readonly to: string;
  readonly from: Instant;
  /** From here on it makes no sense any more. */
  readonly until: Instant;
}

export const messageId = (eventId: string, kind: MessageKind, to: string): string =>
  derivedId(`message/${eventId}/${kind}/citizen/${to}`);
