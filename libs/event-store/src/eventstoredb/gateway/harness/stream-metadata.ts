import { randomUUID } from 'node:crypto';
import type { StreamState } from '../gateway-log.js';
import type { ProposedEvent } from './records.js';

/** What EventStoreDB itself reads of a stream's metadata. */
export interface StreamMetadata {
  readonly $maxCount?: number;
  /** Seconds. */
  readonly $maxAge?: number;
  /** Truncate before. */
  readonly $tb?: number;
  readonly $acl?: Readonly<Record<string, string | readonly string[]>>;
}

/** The greatest revision there is: a stream that is truncated before it is deleted. */
const DELETED = '9223372036854775807';
const EVERYONE = '$all';

export const metadataStreamOf = (stream: string): string => `$$${stream}`;

/** A stream of metadata shows its last event only. */
export function readMetadata(stream: string, data: Uint8Array | undefined): StreamMetadata {
  if (stream.startsWith('$$')) return { $maxCount: 1 };
  if (!data) return {};
  try {
    return (JSON.parse(Buffer.from(data).toString('utf8')) as StreamMetadata | null) ?? {};
  } catch {
    return {};
  }
}

export function shownBy(metadata: StreamMetadata, last: number, now: number): StreamState {
  const { $maxCount = Infinity, $maxAge, $tb = 0 } = metadata;
  return {
    first: Math.max(0, $tb, last - $maxCount + 1),
    last,
    oldest: $maxAge === undefined ? undefined : now - $maxAge * 1000,
    deleted: $tb >= Number(DELETED) ? 'softly' : undefined,
  };
}

/** Whoever calls is nobody in particular, so a list that does not name everyone shuts them out. */
export function permits({ $acl }: StreamMetadata, right: '$r' | '$w' | '$d'): boolean {
  const roles = $acl?.[right];
  return roles === undefined || roles.length === 0 || [roles].flat().includes(EVERYONE);
}

export function metadataEvent(metadata: StreamMetadata, truncateBefore: number | 'deleted'): ProposedEvent {
  const kept = Object.entries(metadata).filter(([name]) => name !== '$tb');
  const rest = JSON.stringify(Object.fromEntries(kept)).slice(1, -1);
  const $tb = truncateBefore === 'deleted' ? DELETED : truncateBefore;
  return {
    id: randomUUID(),
    type: '$metadata',
    json: true,
    data: new TextEncoder().encode(`{"$tb":${$tb}${rest && `,${rest}`}}`),
    metadata: new Uint8Array(),
  };
}
