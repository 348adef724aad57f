import type { ExpectedRevision } from '../../../event-store.js';
import { idOf } from '../event-message.js';
import { streams } from '../protocol.js';
import type { ProposedEvent } from './records.js';

/** The most one append may hold, as EventStoreDB counts and limits it by default. */
export const MAX_APPEND_BYTES = 1024 * 1024;

interface Expectation {
  hasNoStream(): boolean;
  hasStreamExists(): boolean;
}

/** @param revision what the request names, if it names one */
export function expectedRevision(options: Expectation, revision: string | undefined): ExpectedRevision {
  if (revision !== undefined) return Number(revision);
  if (options.hasNoStream()) return 'no-stream';
  return options.hasStreamExists() ? 'stream-exists' : 'any';
}

type ProposedMessage = streams.AppendReq.ProposedMessage | streams.BatchAppendReq.ProposedMessage;

export function proposedEvent(message: ProposedMessage): ProposedEvent {
  const properties = message.getMetadataMap();
  return {
    id: idOf(message.getId()),
    type: properties.get('type') ?? '',
    json: properties.get('content-type') === 'application/json',
    data: message.getData_asU8(),
    metadata: message.getCustomMetadata_asU8(),
  };
}

/** Each character of a type counts twice. */
export const bytesOf = ({ type, data, metadata }: ProposedEvent): number =>
  type.length * 2 + data.length + metadata.length;
