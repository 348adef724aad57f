import type { Instant, Role } from '../words.js';

/** Who did it. The id is a pseudonym: it can be told apart from others, never read as a name. */
export interface Actor {
  readonly id: string;
  readonly role: Role;
  /** The department an actor of role `department` acts for. */
  readonly department?: string;
}

/** Where an imported event comes from: its source and the row in it. Such events are historical (see `evolve`). */
export interface Historical {
  readonly source: string;
  readonly row: string;
}

/** What is known about every event besides what it says. */
export interface EventMeta {
  readonly schemaVersion: number;
  /** When it happened in the street. */
  readonly occurredAt: Instant;
  /** When it was recorded; clocks stop here, so back-dating beats no deadline. */
  readonly recordedAt: Instant;
  readonly actor: Actor;
  readonly historical?: Historical;
}

/**
 * The shape of one kind of event.
 *
 * `data` is open and is all that `evolve` reads. Free texts live beside it, grouped by purpose, and are sealed together
 * before they reach the log: `publishable` may be shown to the public, `content` (descriptions, contact, opinions) only
 * to those who need it.
 */
export interface EventShape<Type extends string, Data, Publishable = NoTexts, Content = NoTexts> {
  readonly type: Type;
  readonly data: Readonly<Data>;
  readonly publishable?: Readonly<Publishable>;
  readonly content?: Readonly<Content>;
}

/** The event has no text of that purpose. */
export type NoTexts = Record<string, never>;
