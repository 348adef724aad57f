import { COMPLAINT_STREAM_PREFIX, readComplaintEvent } from '#complaint';
import type { RecordedEvent } from '#event-store';
import type { Projection } from '#projecting';
import type { Sealing } from '#sealing';

/**
 * Destroys the keys of a case once its erasure is in the log. It keeps no documents: what it leaves is the key store, and
 * erasing twice changes nothing, so a batch that comes again after a crash, or a rebuild, does no harm.
 */
export const erasuresProjection = (sealing: Sealing): Projection => ({
  schema: { name: 'erasures', version: 1, collections: [] },
  filter: { streamPrefixes: [COMPLAINT_STREAM_PREFIX] },
  project: async (events: readonly RecordedEvent[]) => {
    for (const event of events)
      if (event.type === 'PersonalDataErased') await sealing.erase(readComplaintEvent(event).caseNumber);
  },
});
