import { derivedId } from '#event-store';
import type { EventStore, Position } from '#event-store';

export const OUTBOX_STREAM = 'outbox';
export const OUTBOX_OPENED = 'OutboxOpened';

type Log = Pick<EventStore, 'append' | 'readStream'>;

/**
 * Where in the log the outbox was opened: nothing that happened before is told, so that a log that is older than its first
 * sender, or was made by one, does not flood anyone. Opens it now if that was never done.
 */
export async function openOutbox(events: Log): Promise<Position> {
  const opened = await outboxOpenedAt(events);
  if (opened !== undefined) return opened;
  const event = {
    id: derivedId(OUTBOX_OPENED),
    type: OUTBOX_OPENED,
    data: {},
    metadata: { schemaVersion: 1 },
  };
  const { position } = await events.append(OUTBOX_STREAM, [event], { expectedRevision: 'no-stream' });
  return position;
}

async function outboxOpenedAt(events: Log): Promise<Position | undefined> {
  for await (const { position } of events.readStream(OUTBOX_STREAM)) return position;
  return undefined;
}
