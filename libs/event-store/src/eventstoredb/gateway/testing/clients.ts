import { randomUUID } from 'node:crypto';
import { type EventData, EventStoreDBClient, type ResolvedEvent, jsonEvent } from '@eventstore/db-client';

const opened: EventStoreDBClient[] = [];

/** A client of EventStoreDB that `disposeClients` closes. */
export function connect(url: string): EventStoreDBClient {
  const client = EventStoreDBClient.connectionString(url);
  opened.push(client);
  return client;
}

export async function disposeClients(): Promise<void> {
  await Promise.all(opened.splice(0).map((client) => client.dispose()));
}

export const noted = (count: number, type = 'Noted'): EventData[] =>
  Array.from({ length: count }, (_, index) => jsonEvent({ id: randomUUID(), type, data: { index } }));

export async function collect<T>(items: AsyncIterable<T>, most = Infinity): Promise<T[]> {
  const collected: T[] = [];
  if (most === 0) return collected;
  for await (const item of items) if (collected.push(item) >= most) break;
  return collected;
}

/** `stream@revision` of each event. */
export const places = (events: readonly ResolvedEvent[]): string[] =>
  events.map(({ event }) => `${event?.streamId}@${event?.revision}`);

/** Resolves when it does, looking again each time the event loop turns. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
}
