import { describe, expect, it } from '@jest/globals';
import { EventMessages, idMessage, idOf } from './event-message.js';
import type { GatewayLog, StoredEvent } from './gateway-log.js';

const id = 'fedcba98-7654-4210-8edc-ba9876543210';

describe('an id', () => {
  it.each([true, false])('comes back as it went (structured: %s)', (structured) => {
    expect(idOf(idMessage(id, structured))).toBe(id);
    expect(idOf(idMessage('00000000-0000-4000-8000-000000000001', structured))).toBe(
      '00000000-0000-4000-8000-000000000001',
    );
  });

  it('is lower case, whatever the client wrote', () =>
    expect(idOf(idMessage(id.toUpperCase(), false))).toBe(id));
});

describe('an event as a message', () => {
  it('says when it was created in ticks of 100 ns, and where it lies in the log', () => {
    const recorded = messageOf(stored({ created: Date.UTC(2026, 8, 23, 9), position: 77, revision: 4 }));
    expect(recorded?.getMetadataMap().get('created')).toBe('17901540000000000');
    expect(recorded?.getStreamRevision()).toBe('4');
    expect([recorded?.getCommitPosition(), recorded?.getPreparePosition()]).toEqual(['77', '77']);
  });

  it('names its type, and whether it is JSON', () => {
    const properties = messageOf(stored({ type: 'Closed', json: false }))?.getMetadataMap();
    expect(properties?.get('type')).toBe('Closed');
    expect(properties?.get('content-type')).toBe('application/octet-stream');
    expect(messageOf(stored({}))?.getMetadataMap().get('content-type')).toBe('application/json');
  });

  it('keeps the name of the stream beyond ASCII', () => {
    const name = messageOf(stored({ stream: '投诉-1' }))
      ?.getStreamIdentifier()
      ?.getStreamName_asU8();
    expect(Buffer.from(name ?? []).toString('utf8')).toBe('投诉-1');
  });

  it('puts a tombstone at the greatest revision there is', () =>
    expect(messageOf(stored({ type: '$streamDeleted', revision: 3 }))?.getStreamRevision()).toBe(
      '9223372036854775807',
    ));
});

function messageOf(event: StoredEvent) {
  const options = { resolveLinks: false, structuredIds: false };
  return new EventMessages({} as GatewayLog, options).message(event).getEvent()?.getEvent();
}

function stored(some: Partial<StoredEvent>): StoredEvent {
  const none = new Uint8Array();
  return {
    id,
    stream: 'complaint-1',
    revision: 0,
    type: 'Noted',
    position: 1,
    created: 0,
    json: true,
    data: none,
    metadata: none,
    ...some,
  };
}
