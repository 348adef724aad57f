import { type GatewayLog, type StoredEvent } from './gateway-log.js';
import { shared, streams } from './protocol.js';
import { isVisible } from './read-events.js';

const { ReadResp } = streams;
const { ReadEvent } = ReadResp;

const LINK = '$>';
const TICKS_PER_MILLISECOND = 10_000n;
/** The place of a stream's tombstone: the greatest there is. */
const TOMBSTONE = '$streamDeleted';
const TOMBSTONE_REVISION = '9223372036854775807';

/** Turns events into messages the way one client asked for. */
export class EventMessages {
  constructor(
    private readonly log: GatewayLog,
    private readonly options: { readonly resolveLinks: boolean; readonly structuredIds: boolean },
  ) {}

  /** A link shows the event it points to beside itself, or only itself if that one is gone. */
  message(event: StoredEvent): streams.ReadResp {
    const message = new ReadEvent().setCommitPosition(String(event.position));
    if (this.options.resolveLinks && event.type === LINK) {
      message.setLink(this.#recorded(event));
      const target = this.#target(event);
      if (target) message.setEvent(this.#recorded(target));
    } else message.setEvent(this.#recorded(event));
    return new ReadResp().setEvent(message);
  }

  #target(link: StoredEvent): StoredEvent | undefined {
    const [, revision, stream] = /^(\d+)@(.+)$/s.exec(Buffer.from(link.data).toString('utf8')) ?? [];
    const state = stream === undefined ? undefined : this.log.state(stream);
    if (stream === undefined || !state) return undefined;
    const from = Number(revision);
    const [event] = this.log.stream(stream, { from, direction: 'forwards', limit: 1 });
    return event?.revision === from && isVisible(event, state) ? event : undefined;
  }

  #recorded(event: StoredEvent): streams.ReadResp.ReadEvent.RecordedEvent {
    const position = String(event.position);
    const message = new ReadEvent.RecordedEvent()
      .setId(idMessage(event.id, this.options.structuredIds))
      .setStreamIdentifier(streamIdentifier(event.stream))
      .setStreamRevision(event.type === TOMBSTONE ? TOMBSTONE_REVISION : String(event.revision))
      .setCommitPosition(position)
      .setPreparePosition(position)
      .setData(event.data)
      .setCustomMetadata(event.metadata);
    message
      .getMetadataMap()
      .set('type', event.type)
      .set('content-type', event.json ? 'application/json' : 'application/octet-stream')
      .set('created', String(BigInt(event.created) * TICKS_PER_MILLISECOND));
    return message;
  }
}

export function streamIdentifier(stream: string): shared.StreamIdentifier {
  return new shared.StreamIdentifier().setStreamName(new Uint8Array(Buffer.from(stream, 'utf8')));
}

export function idMessage(id: string, structured: boolean): shared.UUID {
  if (!structured) return new shared.UUID().setString(id);
  const bits = BigInt(`0x${id.replaceAll('-', '')}`);
  return new shared.UUID().setStructured(
    new shared.UUID.Structured()
      .setMostSignificantBits(String(BigInt.asIntN(64, bits >> 64n)))
      .setLeastSignificantBits(String(BigInt.asIntN(64, bits))),
  );
}

/** @throws {RangeError} the message holds no id */
export function idOf(message: shared.UUID | undefined): string {
  const structured = message?.getStructured();
  if (!structured) return (message?.getString() ?? '').toLowerCase();
  const half = (text: string) => BigInt.asUintN(64, BigInt(text)).toString(16).padStart(16, '0');
  const hex = half(structured.getMostSignificantBits()) + half(structured.getLeastSignificantBits());
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
