/**
 * A million cases whose first duty is due within one minute, as after an outage, on the embedded engine:
 *   npm run test:long -- timers-million
 * Fails where the order is not kept, the rate is passed, or memory grows with what is pending. With --record it writes its
 * figures into docs/reference/timers.md. CASETRAIL_TEST_CASES asks for another number.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CaseCommand, CaseCommands, derivedId, dutyCommand } from '#cases';
import { DEFAULT_CATALOGUE, SHIPPED_BOOK, complaintStream, makeCaseNumber } from '#complaint';
import { openMemoryEventStore, openSqliteEventStore } from '#event-store';
import { Projector } from '#projecting';
import { DueCases, readModels } from '#projections';
import { openSqliteReadStore } from '#read-store';
import { openMemorySealing } from '#sealing';
import { TimerRun } from '#timers';

const CASES = Number(process.env.CASETRAIL_TEST_CASES ?? 1_000_000);
const FIRINGS = Math.min(CASES, 20_000);
const PER_SECOND = 1000;
const AT_ONCE = 32;
const MEGABYTE = 1024 * 1024;
/** The most that memory may grow by, whatever is pending: pages, and the cases that the command path keeps. */
const MOST_MEGABYTES = 400;
const RECEIVED = Date.parse('2026-09-23T01:00:00.000Z');
const MINUTE = 60_000;
const OUTAGE = 10 * MINUTE;
const DOCUMENT = join(import.meta.dirname, '../../docs/reference/timers.md');
const MARK = '<!-- figures: timers-million -->\n';

const rules = { catalogue: DEFAULT_CATALOGUE, policies: SHIPPED_BOOK, defaultPolicy: 'simple' };
const sealing = openMemorySealing();
const [, , step, folderGiven] = process.argv;
if (step === 'build') await build(folderGiven);
else await measureAll();

async function measureAll() {
  const folder = mkdtempSync(join(tmpdir(), 'casetrail-timers-'));
  try {
    // In a process of its own, so that what it takes to make them is not measured.
    const { status } = spawnSync(
      process.execPath,
      [...process.execArgv, import.meta.filename, 'build', folder],
      {
        stdio: 'inherit',
      },
    );
    if (status !== 0) throw new Error('The cases could not be made.');
    const figures = await measure(folder);
    console.log(figures);
    if (step === '--record') record(figures);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function open(folder, clock) {
  const events = openSqliteEventStore(join(folder, 'events.db'), { clock });
  const documents = openSqliteReadStore(join(folder, 'documents.db'));
  const projections = readModels({ sealing, policies: SHIPPED_BOOK }).filter(
    ({ schema }) => schema.name === 'timers',
  );
  const projector = new Projector({ events, documents, projections, clock });
  const close = async () => {
    await projector.stop();
    await documents.close();
    await events.close();
  };
  return { events, documents, projector, close };
}

async function build(folder) {
  const clock = () => new Date(RECEIVED);
  const { events, projector, close } = open(folder, clock);
  const receipt = await oneReceipt(clock);
  const batch = 1000;
  for (let begin = 0; begin < CASES; begin += batch)
    await Promise.all(
      Array.from({ length: Math.min(batch, CASES - begin) }, (_, place) => {
        const { stream, event } = copyOf(receipt, begin + place);
        return events.append(stream, [event], { expectedRevision: 'no-stream' });
      }),
    );
  await projector.start();
  await projector.caughtUp('timers', new AbortController().signal);
  await close();
}

async function oneReceipt(clock) {
  const events = openMemoryEventStore({ clock });
  const commands = new CaseCommands({ events, sealing, rules, clock });
  const words = {
    channel: 'phone',
    kind: 'complaint',
    category: 'sanitation.rubbish',
    summary: 'Rubbish heaped under the windows',
    complainant: { phones: ['13800000000'] },
    location: { district: 'haidian' },
  };
  const request = { actor: { id: 'operator-1', role: 'operator' }, correlationId: 'bench' };
  await commands.handle(new CaseCommand('receive', words, request));
  for await (const event of events.readAll()) return event;
}

/** The same complaint about another place, its deadlines a little later: all within one minute. */
function copyOf({ type, data, metadata }, index) {
  const bytes = new Uint8Array(5);
  new DataView(bytes.buffer).setUint32(1, index);
  const later = (instant) =>
    new Date(Date.parse(instant) + Math.floor((index * MINUTE) / CASES)).toISOString();
  const { respondBy, resolveBy } = data;
  const caseNumber = makeCaseNumber('HD', bytes);
  return {
    stream: complaintStream(caseNumber),
    event: {
      id: derivedId(`case ${index}`),
      type,
      data: { ...data, caseNumber, respondBy: later(respondBy), resolveBy: later(resolveBy) },
      metadata,
    },
  };
}

async function measure(folder) {
  let now = new Date(RECEIVED);
  const clock = () => now;
  const { events, documents, projector, close } = open(folder, clock);
  await projector.start();
  await projector.caughtUp('timers', new AbortController().signal);
  const commands = new CaseCommands({ events, sealing, rules, clock });
  const due = new DueCases(documents);
  const before = process.memoryUsage.rss();
  let [most, firstAt] = [before, 0];
  const begun = [];
  const enough = Promise.withResolvers();
  const timers = new TimerRun({
    due,
    fire: async (duty, of) => {
      firstAt ||= performance.now();
      begun.push(duty.dueAt);
      most = Math.max(most, process.memoryUsage.rss());
      if (begun.length >= FIRINGS) enough.resolve();
      return commands.handle(dutyCommand(duty, of));
    },
    progress: projector,
    clock,
    ratePerSecond: PER_SECOND,
    atOnce: AT_ONCE,
    tell: (line) => console.error(line),
  });
  const { items } = await due.due(new Date(RECEIVED + 30 * 24 * 60 * MINUTE).toISOString());
  now = new Date(Date.parse(items[0].duties[0].dueAt) + OUTAGE);
  const pending = (await due.backlog(clock().toISOString())).due;
  require(pending === CASES, `${pending} cases are due, not ${CASES}.`);
  const start = performance.now();
  timers.start();
  await enough.promise;
  const seconds = (performance.now() - start) / 1000;
  await timers.stop();
  const { firedTotal, stuckTotal } = timers.state();
  await close();
  const growth = (most - before) / MEGABYTE;
  const rate = firedTotal / seconds;
  require(stuckTotal === 0, `${stuckTotal} duties are stuck.`);
  require(begun.every(
    (dueAt, place) => place === 0 || begun[place - 1] <= dueAt,
  ), 'The order of deadlines was not kept.');
  require(rate <= PER_SECOND * 1.01, `${rate} duties were done a second, more than ${PER_SECOND}.`);
  require(growth < MOST_MEGABYTES, `Memory grew by ${growth} MB.`);
  const megabytes = (file) => Math.round(statSync(join(folder, file)).size / MEGABYTE);
  return {
    pending,
    documents: megabytes('documents.db'),
    first: firstAt - start,
    firedTotal,
    rate,
    resting: before / MEGABYTE,
    growth,
  };
}

function require(holds, sentence) {
  if (!holds) throw new Error(sentence);
}

function record({ pending, documents, first, firedTotal, rate, resting, growth }) {
  const count = (number) => Math.round(number).toLocaleString('en');
  const rows = [
    ['pending documents', `${count(pending)}, ${count(documents)} MB of file`],
    ['memory before', `${count(resting)} MB`],
    ['memory grew, at the most, by', `${count(growth)} MB`],
    ['time until the first was done', `${count(first)} ms`],
    [
      'done a second, of 1,000 allowed',
      `${count(rate)}, over ${count(firedTotal)} duties in the order of deadlines`,
    ],
  ];
  const width = Math.max(...rows.map(([what]) => what.length));
  const second = Math.max(...rows.map(([, figure]) => figure.length));
  const line = ([what, figure]) => `| ${what.padEnd(width)} | ${figure.padEnd(second)} |`;
  const table = [line(['Figure', '']), `| ${'-'.repeat(width)} | ${'-'.repeat(second)} |`, ...rows.map(line)];
  const text = readFileSync(DOCUMENT, 'utf8');
  const kept = text.slice(0, text.indexOf(MARK) + MARK.length);
  writeFileSync(DOCUMENT, `${kept}\n${table.join('\n')}\n`);
}
