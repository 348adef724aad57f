import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEFAULT_CATALOGUE, SHIPPED_BOOK, storedForm, type ComplaintReceived } from '#complaint';
import type { RecordedEvent } from '#event-store';
import { openSqliteReadStore, type ReadStore } from '#read-store';
import { openSqliteSealing, sealEvent, type Sealing } from '#sealing';
import { OPERATOR } from '../../libs/complaint/src/testing/actors.js';
import { diceOf, pick } from '../../libs/complaint/src/testing/dice.js';
import { BatchDocuments } from '../../libs/projecting/src/batch-documents.js';
import { CaseReads } from '../case-reads.js';
import { staff } from '../testing/readers.js';
import type { CallSoFar } from './call-so-far.js';
import { similarCasesProjection } from './similar-cases.projection.js';

/** A city's half year; the usual run is satisfied with a small town. */
const CASES = Number(process.env.CASETRAIL_TEST_CASES ?? 3000);
const BATCH = 500;
const ASKED = 200;
const MOST_MS = 50;
const NOW = Date.parse('2026-09-23T01:00:00.000Z');
const HALF_A_YEAR = 182 * 24 * 3_600_000;

const WORDS = [
  '垃圾堆积',
  '没人清运',
  '路面坑洼',
  '路灯不亮',
  '夜间施工',
  '停水',
  '井盖松动',
  '占道经营',
  '异味',
];
const PLACES = ['东门', '七号楼', '小区北侧', '学校门口', '公交站旁', '桥下', '菜市场', '河边'];

const folder = mkdtempSync(join(tmpdir(), 'casetrail-similar-'));
let store: ReadStore;
let sealing: Sealing;
let reads: CaseReads;
afterAll(async () => {
  await store.close();
  await sealing.close();
  rmSync(folder, { recursive: true });
});

beforeAll(async () => {
  store = openSqliteReadStore(join(folder, 'documents.db'));
  sealing = openSqliteSealing(join(folder, 'keys.db'), join(folder, 'key'));
  await fill();
  const parts = { catalogue: DEFAULT_CATALOGUE, policies: SHIPPED_BOOK, clock: () => new Date(NOW) };
  reads = new CaseReads({ documents: store, sealing, ...parts });
}, 1_200_000);

const dice = diceOf(7);
const degrees = (from: number, width: number): number => from + (width * dice(1_000_000)) / 1_000_000;

/** Someone's complaint, anywhere in a city of 40 by 40 km. */
function matter() {
  const { id: category } = pick(dice, DEFAULT_CATALOGUE.categories);
  const { id: district } = pick(dice, DEFAULT_CATALOGUE.districts);
  return {
    category,
    district,
    street: `${pick(dice, PLACES)}路${dice(400)}`,
    point: [degrees(116.2, 0.47), degrees(39.8, 0.36)] as [number, number],
    summary: `${pick(dice, PLACES)}${pick(dice, WORDS)}，${pick(dice, WORDS)}`,
    phone: `138${String(dice(CASES * 2)).padStart(8, '0')}`,
  };
}

function receipt(caseNumber: string): ComplaintReceived {
  const { category, district, street, point, summary, phone } = matter();
  return {
    type: 'ComplaintReceived',
    data: {
      caseNumber,
      channel: 'phone',
      kind: 'complaint',
      category,
      complexity: 'general',
      urgency: 'normal',
      visibility: 'listed',
      location: { district, street, cell: `${point[1].toFixed(2)},${point[0].toFixed(2)}` },
      language: 'zh-CN',
      policy: { id: 'simple', version: 1 },
      phones: 1,
      reachable: true,
      respondBy: '2026-10-01T00:00:00.000Z',
      resolveBy: '2026-10-01T00:00:00.000Z',
    },
    publishable: { summary },
    content: { complainant: { phones: [phone] }, point },
  };
}

async function recorded(index: number): Promise<RecordedEvent[]> {
  const caseNumber = `HD-${String(index).padStart(8, '0')}-X`;
  const at = new Date(NOW - HALF_A_YEAR + (index / CASES) * HALF_A_YEAR).toISOString();
  const event = receipt(caseNumber);
  const id = `e${index}`;
  const { type, data, metadata } = storedForm(event, await sealEvent(sealing, caseNumber, id, event), {
    occurredAt: at,
    actor: OPERATOR,
  });
  const stream = `complaint-${caseNumber}`;
  const position = (place: number) => `t${String(index * 2 + place).padStart(16, '0')}`;
  const received = { id, type, data, metadata, stream, revision: 0, position: position(1), recordedAt: at };
  // Most of a half year's cases are closed.
  if (index % 10 < 2) return [received];
  const end = { type: 'Closed', data: { reason: 'confirmed', appealable: false } } as const;
  const closed = storedForm(end, {}, { occurredAt: at, actor: OPERATOR });
  return [
    received,
    { ...closed, id: `c${index}`, stream, revision: 1, position: position(2), recordedAt: at },
  ];
}

async function fill(): Promise<void> {
  const projection = similarCasesProjection(sealing);
  const generation = await store.building(projection.schema);
  let from: string | undefined;
  for (let first = 0; first < CASES; first += BATCH) {
    const indexes = Array.from({ length: Math.min(BATCH, CASES - first) }, (_, next) => first + next);
    const events = (await Promise.all(indexes.map(recorded))).flat();
    const documents = new BatchDocuments(generation, projection.schema);
    await projection.project(events, documents);
    const to = events.at(-1)!.position;
    await generation.commit(documents.changes(), { ...(from && { from }), to });
    from = to;
  }
  await store.swap(generation);
}

/** Milliseconds: `work` is the processor's, which other processes cannot lengthen; `wait` is the operator's. */
async function timed(call: () => CallSoFar) {
  const work: number[] = [];
  const wait: number[] = [];
  let found = 0;
  for (let asked = 0; asked < ASKED; asked++) {
    const asking = call();
    const before = process.cpuUsage();
    const began = performance.now();
    found += (await reads.similar(staff('operator'), asking)).cases.length;
    wait.push(performance.now() - began);
    const { user, system } = process.cpuUsage(before);
    work.push((user + system) / 1000);
  }
  return { work: quantiles(work), wait: quantiles(wait), found: found / ASKED };
}

function quantiles(took: number[]) {
  took.sort((a, b) => a - b);
  const at = (share: number) => Number(took[Math.floor(took.length * share)]!.toFixed(1));
  return { p50: at(0.5), p95: at(0.95) };
}

describe(`among ${CASES} cases`, () => {
  it.each<[string, () => CallSoFar]>([
    ['everything known', matter],
    ['a number alone', () => ({ phone: matter().phone })],
    ['a point and a category', () => (({ category, point }) => ({ category, point }))(matter())],
    ['a point alone', () => ({ point: matter().point })],
    ['a street', () => (({ district, street }) => ({ district, street }))(matter())],
    [
      'a district and words',
      () => (({ district, category, summary }) => ({ district, category, summary }))(matter()),
    ],
  ])(
    'an operator is answered at once: %s',
    async (name, call) => {
      const { work, wait, found } = await timed(call);
      console.log(
        `${CASES} cases, ${name}: work p50 ${work.p50} ms, p95 ${work.p95} ms; wait p50 ${wait.p50} ms, p95 ${wait.p95} ms; ${found} offered`,
      );
      expect(work.p95).toBeLessThan(MOST_MS);
    },
    60_000,
  );
});
