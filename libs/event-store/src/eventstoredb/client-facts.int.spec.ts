import { describe, expect, it } from '@jest/globals';
import {
  type AllStreamResolvedEvent,
  EventStoreDBClient,
  jsonEvent,
  NO_STREAM,
  START,
  streamNameFilter,
} from '@eventstore/db-client';
import { collect, event, events, Follower, idsOf } from '../contract/fixtures.js';
import { InvalidAppend, InvalidConnectionString, WrongExpectedRevision } from '../errors.js';
import { openEventStoreDb } from './eventstoredb-event-store.js';
import { rigPerTest } from './testing/store-on-harness.js';

const rig = rigPerTest();
const noted = (n = 0) => jsonEvent({ type: 'Noted', data: { n } });

/** Each surprise of the client, beside what the adapter makes of it. When one of them is gone, this says so. */
describe('the client of EventStoreDB', () => {
  it('answers a wrong revision if it is told not to throw; the adapter always lets it throw', async () => {
    const { harness, open } = await rig();
    const lenient = EventStoreDBClient.connectionString(`${harness.url}&throwOnAppendFailure=false`);
    const answer = await lenient.appendToStream('complaint-1', noted(), { expectedRevision: 7n });
    expect(answer).toMatchObject({ success: false });
    await lenient.dispose();
    expect(() => openEventStoreDb(`${harness.url}&throwOnAppendFailure=false`)).toThrow(
      InvalidConnectionString,
    );
    const refused = open().append('complaint-1', events(1), { expectedRevision: 7 });
    await expect(refused).rejects.toBeInstanceOf(WrongExpectedRevision);
  });

  it('has nothing to say of a wrong revision but the actual one; the adapter says it in a sentence', async () => {
    const { client, open } = await rig();
    await client.appendToStream('complaint-1', noted());
    const wrong = client.appendToStream('complaint-1', noted(), { expectedRevision: NO_STREAM });
    await expect(wrong).rejects.toMatchObject({ message: '', actualVersion: 0n });
    const store = open();
    await store.append('complaint-2', events(2), { expectedRevision: 'any' });
    const refused = store.append('complaint-2', events(1), { expectedRevision: 'no-stream' });
    await expect(refused).rejects.toThrow('The stream complaint-2 is at 1, not at no-stream');
  });

  it('fails every append under way when one connection breaks, also of other clients; the adapter repeats them', async () => {
    const { harness, proxy, open } = await rig();
    const through = EventStoreDBClient.connectionString(`esdb://127.0.0.1:${proxy.port}?tls=false`);
    const direct = EventStoreDBClient.connectionString(harness.url);
    await through.appendToStream('complaint-1', noted());
    proxy.stall();
    const lost = [1, 2, 3].map((n) => through.appendToStream(`complaint-${n}`, noted()));
    const outcomes = Promise.allSettled(lost);
    proxy.cutAll();
    for (const { status } of await outcomes) expect(status).toBe('rejected');
    await Promise.all([through.dispose(), direct.dispose()]);

    proxy.resume();
    const store = open();
    await store.append('policy-1', events(1), { expectedRevision: 'any' });
    proxy.stall();
    const repeated = Array.from({ length: 20 }, (_, n) =>
      store.append(`policy-${n}`, events(1), { expectedRevision: 'any' }),
    );
    proxy.cutAll();
    proxy.resume();
    await Promise.all(repeated);
    expect(await collect(store.readAll({ filter: { streamPrefixes: ['policy-'] } }))).toHaveLength(21);
  });

  it('never resumes a subscription; the adapter does', async () => {
    const { proxy, open, harness } = await rig();
    const through = EventStoreDBClient.connectionString(`esdb://127.0.0.1:${proxy.port}?tls=false`);
    const subscription = through.subscribeToAll({ fromPosition: START });
    const dropped = new Promise((resolve) => subscription.once('error', resolve));
    await new Promise<void>((resolve) => void subscription.once('confirmation', resolve));
    proxy.cutAll();
    expect(await dropped).toBeInstanceOf(Error);
    await through.dispose();

    const [follower, writer] = [new Follower(open()), openEventStoreDb(harness.url)];
    await follower.untilCaughtUp();
    const seen = follower.untilSeen(1);
    proxy.cutAll();
    const [one] = events(1);
    await writer.append('complaint-1', [one!], { expectedRevision: 'any' });
    expect(idsOf(await seen)).toEqual([one!.id]);
    follower.abort();
    await writer.close();
  });

  it('reads from a position on, the event there included, but subscribes behind it; the adapter does neither twice', async () => {
    const { client, open } = await rig();
    const store = open();
    const all = events(3);
    const after = await store.append('complaint-1', [all[0]!], { expectedRevision: 'any' });
    for (const one of all.slice(1)) await store.append('complaint-1', [one], { expectedRevision: 'any' });
    const [first] = await collect<AllStreamResolvedEvent>(client.readAll());
    const { position } = first!.event!;
    expect(idsOf((await collect(client.readAll({ fromPosition: position }))).map((r) => r.event!))).toEqual(
      idsOf(all),
    );
    const subscription = client.subscribeToAll({ fromPosition: position });
    for await (const { event: next } of subscription) {
      expect(next?.id).toBe(all[1]!.id);
      break;
    }
    const follower = new Follower(store, { after: after.position });
    expect(idsOf(await follower.untilSeen(2))).toEqual(idsOf(all.slice(1)));
    expect(idsOf(await collect(store.readAll({ after: after.position })))).toEqual(idsOf(all.slice(1)));
    follower.abort();
  });

  it('ignores a filter when it reads; the adapter does not', async () => {
    const { client, open } = await rig();
    const store = open();
    for (const stream of ['complaint-1', 'policy-1'])
      await store.append(stream, events(1), { expectedRevision: 'any' });
    const filter = streamNameFilter({ prefixes: ['policy-'] });
    expect(await collect(client.readAll({ filter } as object))).toHaveLength(2);
    expect(await collect(store.readAll({ filter: { streamPrefixes: ['policy-'] } }))).toHaveLength(1);
  });

  it('reports success for an append of nothing; the adapter refuses it', async () => {
    const { client, open } = await rig();
    expect(await client.appendToStream('complaint-1', [])).toMatchObject({ success: true });
    const refused = open().append('complaint-1', [], { expectedRevision: 'any' });
    await expect(refused).rejects.toBeInstanceOf(InvalidAppend);
  });

  it('has a server that takes 1 MiB at most, our note included; the adapter stays below', async () => {
    const { client, open } = await rig();
    const large = { text: 'x'.repeat(2 ** 20) };
    await expect(
      client.appendToStream('complaint-1', jsonEvent({ type: 'Noted', data: large })),
    ).rejects.toMatchObject({
      maxAppendSize: 2 ** 20,
    });
    const fits = { text: 'x'.repeat(2 ** 20 - 200) };
    await open().append('complaint-2', [event(fits)], { expectedRevision: 'any' });
  });

  it('shows JSON as values, not as it was stored; what was appended comes back the same all the same', async () => {
    const { client, open } = await rig();
    const store = open();
    const data = { big: 1e21, small: -0.5, nothing: null, text: '\u2028汉' };
    await store.append('complaint-1', [event(data)], { expectedRevision: 'any' });
    const [raw] = await collect(client.readStream('complaint-1'));
    expect(raw?.event?.data).toEqual(data);
    expect((await collect(store.readStream('complaint-1')))[0]?.data).toEqual(data);
  });
});
