import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CalendarLacksYear, isWorkingDay } from '#calendar';
import {
  DEFAULT_CATALOGUE,
  nameOf,
  SHIPPED_POLICIES,
  type Actor,
  type Catalogue,
  type Policy,
} from '#complaint';
import {
  openMemoryEventStore,
  openSqliteEventStore,
  type EventStore,
  type RecordedEvent,
} from '#event-store';
import { Rulebook } from './rulebook.js';
import { GUANGDONG, NEXT, yearOf } from './testing/years.js';

const NOW = '2026-11-24T12:00:00.000Z';
const clock = () => new Date(NOW);
const ADMINISTRATOR: Actor = { id: 'adm-1', role: 'administrator' };
const SIMPLE = SHIPPED_POLICIES.find(({ id }) => id === 'simple')!;
const SECOND: Policy = { ...SIMPLE, version: 2, appliesFrom: '2026-11-25T00:00:00.000Z', reopenDays: 30 };
const RENAMED: Catalogue = {
  ...DEFAULT_CATALOGUE,
  departments: DEFAULT_CATALOGUE.departments.map((each) =>
    each.id === 'parks' ? { ...each, name: { 'zh-CN': '公园局', en: 'Parks and gardens' } } : each,
  ),
};
const MINE: Catalogue = {
  departments: [{ id: 'works', name: { 'zh-CN': '工程处', en: 'Works' } }],
  categories: [
    { id: 'road', name: { 'zh-CN': '道路', en: 'Road' }, visibility: 'listed', department: 'works' },
  ],
  districts: [{ id: 'north', code: 'NO', name: { 'zh-CN': '北区', en: 'North' } }],
};

const ENGINES: readonly [string, () => EventStore][] = [
  ['memory', () => openMemoryEventStore({ clock })],
  [
    'sqlite',
    () => openSqliteEventStore(join(mkdtempSync(join(tmpdir(), 'casetrail-rules-')), 'events.db'), { clock }),
  ],
];

describe.each(ENGINES)('the rules of a log in %s', (_, open) => {
  let events: EventStore;
  let rulebook: Rulebook;
  const another = () => new Rulebook({ events, clock });
  const all = async (): Promise<RecordedEvent[]> => collect(events.readAll());
  const caseOf = (number: string) =>
    events.append(
      `complaint-${number}`,
      [{ id: crypto.randomUUID(), type: 'ComplaintReceived', data: {}, metadata: {} }],
      { expectedRevision: 'no-stream' },
    );

  beforeEach(() => {
    events = open();
    rulebook = another();
  });
  afterEach(() => events.close());

  it('are not asked before they are read', async () => {
    expect(() => rulebook.catalogue.districts).toThrow(
      expect.objectContaining({ code: 'store-unavailable' }),
    );
    expect(() => rulebook.policies.ids).toThrow(/not been read from the log yet/);
  });

  it('are the shipped ones until others are recorded', async () => {
    await rulebook.load();
    expect(rulebook.policies.inForce('simple', NOW)).toEqual(SIMPLE);
    expect({ ...rulebook.catalogue }).toEqual(DEFAULT_CATALOGUE);
    expect(await all()).toEqual([]);
  });

  it('are recorded once, however many processes begin at once and again', async () => {
    await Promise.all(Array.from({ length: 5 }, () => another().recordShipped()));
    const recorded = await all();
    const entries = Object.values(DEFAULT_CATALOGUE).flat().length;
    expect(recorded).toHaveLength(entries + 2 * SHIPPED_POLICIES.length);
    expect(recorded[0]).toMatchObject({
      stream: 'catalogue-departments',
      type: 'DepartmentListed',
      metadata: { schemaVersion: 1, occurredAt: NOW, actor: { id: 'casetrail', role: 'service' } },
    });
    await another().recordShipped();
    expect(await all()).toEqual(recorded);
    await rulebook.load();
    expect({ ...rulebook.catalogue }).toEqual(DEFAULT_CATALOGUE);
    expect(rulebook.policies.ids.toSorted()).toEqual(SHIPPED_POLICIES.map(({ id }) => id).toSorted());
  });

  it('are recorded to their end wherever that was cut off', async () => {
    await rulebook.recordShipped();
    const whole = await idsByStream(events);
    const appends = 3 + 2 * SHIPPED_POLICIES.length;
    for (let cut = 0; cut <= appends; cut++) {
      const log = openMemoryEventStore({ clock });
      const first = new Rulebook({ events: failingAfter(cut, log), clock }).recordShipped();
      if (cut < appends) await expect(first).rejects.toThrow('Cut off');
      const again = new Rulebook({ events: log, clock });
      await again.load();
      expect({ ...again.catalogue }).toEqual(DEFAULT_CATALOGUE);
      await again.recordShipped();
      expect(await idsByStream(log)).toEqual(whole);
    }
  });

  it('adopt a version that holds from its moment on, for whoever has the book in hand', async () => {
    const { policies } = rulebook;
    expect(await rulebook.adopt(SECOND, ADMINISTRATOR)).toBe(true);
    expect(policies.inForce('simple', NOW)).toEqual(SIMPLE);
    expect(policies.inForce('simple', SECOND.appliesFrom)).toEqual(SECOND);
    expect(policies.of({ id: 'simple', version: 1 })).toEqual(SIMPLE);
    expect(rulebook.policies.versionsOf('simple').map(({ version }) => version)).toEqual([1, 2]);
    const adopted = (await collect(events.readStream('policy-simple'))).at(-1)!;
    expect(adopted).toMatchObject({ type: 'PolicyAdopted', revision: 1, metadata: { actor: ADMINISTRATOR } });
  });

  it('list a new policy before its first version', async () => {
    const first = { ...SECOND, id: 'lhasa', version: 1 };
    await rulebook.adopt(first, ADMINISTRATOR);
    const order = (await all()).filter(({ data }) => JSON.stringify(data).includes('lhasa'));
    expect(order.map(({ type }) => type)).toEqual(['PolicyListed', 'PolicyAdopted']);
    const reader = another();
    await reader.load();
    expect(reader.policies.of(first)).toEqual(first);
  });

  it('adopt the same once, also when two processes do it at once', async () => {
    const answers = await Promise.all([
      rulebook.adopt(SECOND, ADMINISTRATOR),
      another().adopt(SECOND, ADMINISTRATOR),
    ]);
    expect(answers.toSorted()).toEqual([false, true]);
    expect(await rulebook.adopt(SECOND, ADMINISTRATOR)).toBe(false);
    expect(await collect(events.readStream('policy-simple'))).toHaveLength(2);
  });

  it('adopt one of two that differ, and tell the other that its number is taken', async () => {
    const other = { ...SECOND, reopenDays: 60 };
    const answers = await Promise.allSettled([
      rulebook.adopt(SECOND, ADMINISTRATOR),
      another().adopt(other, ADMINISTRATOR),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(answers.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'version-taken' },
    });
  });

  it('are read again for a version that another process adopted', async () => {
    await rulebook.load();
    await another().adopt(SECOND, ADMINISTRATOR);
    expect(() => rulebook.policies.of(SECOND)).toThrow(expect.objectContaining({ code: 'unknown-policy' }));
    await rulebook.knowing([SIMPLE, SECOND]);
    expect(rulebook.policies.of(SECOND)).toEqual(SECOND);
  });

  it('come along with other processes', async () => {
    const stopping = new AbortController();
    const following = rulebook.follow(stopping.signal);
    await another().adopt(SECOND, ADMINISTRATOR);
    await another().applyCatalogue(RENAMED, ADMINISTRATOR);
    while (
      rulebook.policies.versionsOf('simple').length < 2 ||
      nameOf(rulebook.catalogue, 'departments', 'parks')?.en !== 'Parks and gardens'
    )
      await new Promise((done) => setImmediate(done));
    stopping.abort();
    await following;
  });

  it('know an entered year in every version, adopted before it or after, and keep what was adopted', async () => {
    const own = { ...GUANGDONG, version: 2, appliesFrom: SECOND.appliesFrom, reopenDays: 30 };
    const { policies, adopted } = rulebook;
    await rulebook.load();
    const lacking = policies.of({ id: 'guangdong', version: 1 });
    expect(() => isWorkingDay(lacking.calendar, `${NEXT}-01-01`)).toThrow(CalendarLacksYear);
    expect(await rulebook.enterYear('guangdong', yearOf(NEXT), ADMINISTRATOR)).toBe(true);
    expect(await rulebook.adopt(own, ADMINISTRATOR)).toBe(true);
    const reader = another();
    await reader.load();
    for (const { policies } of [rulebook, reader])
      for (const version of [1, 2])
        expect(isWorkingDay(policies.of({ id: 'guangdong', version }).calendar, `${NEXT}-01-01`)).toBe(false);
    expect(adopted.versionsOf('guangdong')).toEqual([GUANGDONG, own]);
    expect(await rulebook.adopt(own, ADMINISTRATOR)).toBe(false);
    await reader.recordShipped();
    const stored = await collect(events.readStream('policy-guangdong'));
    expect(stored.map(({ type }) => type)).toEqual(['PolicyAdopted', 'CalendarYearEntered', 'PolicyAdopted']);
    expect(stored[1]).toMatchObject({ data: yearOf(NEXT), metadata: { actor: ADMINISTRATOR } });
  });

  it('know a year once, also when two processes enter it at once, and its correction', async () => {
    const answers = await Promise.all(
      [rulebook, another()].map((each) => each.enterYear('guangdong', yearOf(NEXT), ADMINISTRATOR)),
    );
    expect(answers.toSorted()).toEqual([false, true]);
    expect(await collect(events.readStream('policy-guangdong'))).toHaveLength(2);
    const corrected = yearOf(NEXT, { day: `${NEXT}-02-08`, working: false });
    expect(await rulebook.enterYear('guangdong', corrected, ADMINISTRATOR)).toBe(true);
    await rulebook.load();
    const { calendar } = rulebook.policies.inForce('guangdong', NOW);
    expect(isWorkingDay(calendar, `${NEXT}-02-08`)).toBe(false);
    expect(calendar.completedYears).toEqual([NEXT]);
  });

  it('refuse a year of a policy that is not there', async () => {
    await expect(rulebook.enterYear('lunar', yearOf(NEXT), ADMINISTRATOR)).rejects.toMatchObject({
      code: 'unknown-policy',
    });
    expect(await collect(events.readStream('policy-lunar'))).toEqual([]);
  });

  it('change the catalogue to what is wanted, once', async () => {
    await rulebook.recordShipped();
    const changes = await rulebook.applyCatalogue(RENAMED, ADMINISTRATOR);
    expect(changes.map(({ type }) => type)).toEqual(['DepartmentRenamed']);
    expect({ ...rulebook.catalogue }).toEqual(RENAMED);
    expect(await rulebook.applyCatalogue(RENAMED, ADMINISTRATOR)).toEqual([]);
    expect(JSON.parse(JSON.stringify(rulebook.catalogue))).toEqual(RENAMED);
  });

  it('change it once when two processes want the same at once', async () => {
    await rulebook.recordShipped();
    const both = await Promise.all([
      rulebook.applyCatalogue(RENAMED, ADMINISTRATOR),
      another().applyCatalogue(RENAMED, ADMINISTRATOR),
    ]);
    expect(both.map((changes) => changes.length).toSorted()).toEqual([0, 1]);
  });

  it('change nothing where anything stands in the way', async () => {
    await rulebook.recordShipped();
    const before = await all();
    await expect(rulebook.applyCatalogue({ ...RENAMED, districts: [] }, ADMINISTRATOR)).rejects.toMatchObject(
      { code: 'never-taken-out' },
    );
    expect(await all()).toEqual(before);
  });

  it('begin with a catalogue of the city’s own, and the sample stays away', async () => {
    expect(await rulebook.plan(MINE)).toMatchObject({ refusals: [], events: [{}, {}, {}] });
    expect(await rulebook.applyCatalogue(MINE, ADMINISTRATOR)).toHaveLength(3);
    await another().recordShipped();
    await rulebook.load();
    expect({ ...rulebook.catalogue }).toEqual(MINE);
  });

  it('keep the sample that cases were received under, although nobody recorded it', async () => {
    await caseOf('HD-7K3M-9QWD-4');
    const { refusals } = await rulebook.plan(MINE);
    expect(new Set(refusals.map(({ code }) => code))).toEqual(new Set(['never-taken-out']));
    expect(await all()).toHaveLength(1);
    await expect(rulebook.applyCatalogue(MINE, ADMINISTRATOR)).rejects.toMatchObject({
      code: 'never-taken-out',
    });
    await rulebook.applyCatalogue(RENAMED, ADMINISTRATOR);
    expect({ ...rulebook.catalogue }).toEqual(RENAMED);
  });

  it('cannot be read by an older Casetrail than wrote them', async () => {
    await events.append(
      'policy-simple',
      [{ id: crypto.randomUUID(), type: 'PolicyAdopted', data: {}, metadata: { schemaVersion: 2 } }],
      { expectedRevision: 'no-stream' },
    );
    await expect(rulebook.recordShipped()).rejects.toThrow(/PolicyAdopted in version 2.*run a newer one/);
  });
});

async function collect(reading: AsyncIterable<RecordedEvent>): Promise<RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for await (const event of reading) events.push(event);
  return events;
}

async function idsByStream(log: EventStore): Promise<Readonly<Record<string, readonly string[]>>> {
  const ids: Record<string, string[]> = {};
  for await (const { stream, id } of log.readAll()) (ids[stream] ??= []).push(id);
  return ids;
}

/** The same log, to which only so many appends get through. */
function failingAfter(appends: number, log: EventStore): EventStore {
  let left = appends;
  const append: EventStore['append'] = (...args) => {
    if (left-- > 0) return log.append(...args);
    throw new Error('Cut off');
  };
  return new Proxy(log, {
    get: (store, name) => {
      const part: unknown = Reflect.get(store, name);
      if (name === 'append') return append;
      return typeof part === 'function' ? (part.bind(store) as unknown) : part;
    },
  });
}
