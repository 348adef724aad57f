import { type Actor, type CatalogueEvent, type Instant, LIST_OF, UnreadableEvent } from '#complaint';
import type { JsonObject, NewEvent, RecordedEvent } from '#event-store';
import type { CalendarYearEntered, PolicyAdopted, PolicyListed } from './policy-events.js';

/** Every fact in the streams of policies and catalogue. */
export type RuleEvent = PolicyAdopted | CalendarYearEntered | PolicyListed | CatalogueEvent;

/** The version that is written now, of every type. */
const SCHEMA_VERSION = 1;
const TYPES: ReadonlySet<string> = new Set([
  'PolicyAdopted',
  'CalendarYearEntered',
  'PolicyListed',
  ...Object.keys(LIST_OF),
]);

/** Who says it, and when. */
export interface Said {
  readonly actor: Actor;
  readonly occurredAt: Instant;
}

/** What the log keeps of a fact. */
export const toStored = (id: string, { type, data }: RuleEvent, { actor, occurredAt }: Said): NewEvent => ({
  id,
  type,
  data: plain(data),
  metadata: plain({ schemaVersion: SCHEMA_VERSION, occurredAt, actor }),
});

/** @throws {UnreadableEvent} a newer Casetrail wrote it */
export function readRuleEvent({ id, type, data, metadata }: RecordedEvent): RuleEvent {
  if (TYPES.has(type) && metadata.schemaVersion === SCHEMA_VERSION)
    return { type, data } as unknown as RuleEvent;
  const version = JSON.stringify(metadata.schemaVersion);
  throw new UnreadableEvent(
    `The log holds ${type} in version ${version}, which this version of Casetrail does not know: run a newer one.`,
    id,
  );
}

/** As it will read back: without what is undefined. */
const plain = (value: object): JsonObject => JSON.parse(JSON.stringify(value)) as JsonObject;
