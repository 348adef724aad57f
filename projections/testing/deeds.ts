import { PROCESS_MANAGER } from '#cases';
import type { Actor } from '#complaint';
import type { RecordedEvent } from '#event-store';
import { eventIdOf } from '../../libs/cases/src/event-id.js';

/** What the service did by itself: the ids of its duties, once for each time that one was done, in the order of the log. */
export const deedsIn = (log: readonly RecordedEvent[]): readonly string[] =>
  log
    .filter(({ metadata }) => (metadata.actor as unknown as Actor).id === PROCESS_MANAGER.id)
    .filter(({ id, metadata }) => id === eventIdOf(dutyOf(metadata), 0))
    .map(({ metadata }) => dutyOf(metadata));

const dutyOf = ({ $causationId }: RecordedEvent['metadata']): string => $causationId as string;
