import { expect } from '@jest/globals';
import type { CommandAnswer } from '#cases';
import { SHIPPED_BOOK } from '#complaint';
import { readModels } from '#projections';
import { openMemorySealing } from '#sealing';
import { HttpClient, type Service } from '../http-client.js';
import { casetrail } from '../running-service.js';
import { until } from '../until.js';
import type { StoredEvent } from './log-check.js';

export const READ_MODELS = readModels({ sealing: openMemorySealing(), policies: SHIPPED_BOOK }).map(
  ({ schema }) => schema.name,
);

/** One of each read model besides the history of a case. */
const LISTS = [
  '/api/cases?text=rubbish&limit=1&',
  '/api/worklists/sanitation?limit=1&',
  '/api/analytics/timelines?groupBy=district&',
];

/** The read models behind what `everythingSeen` sees. */
const SEEN = [
  'case-history',
  'case-search',
  'department-worklist',
  'resolution-timelines',
  'deadlines',
  'department-rates',
];

/** Cases whose pages are compared: so many of the last ones, and as many from all over the log. */
const COMPARED = 100;

/** Waits until every read model shows what this command did. */
export async function untilReadable(service: Service, done: CommandAnswer, withinMs?: number): Promise<void> {
  const operator = await HttpClient.as(service, 'operator');
  const shown = async (path: string) => {
    const answer = await operator.get(`${path}after=${done.position}`).catch(() => undefined);
    return answer?.status === 200;
  };
  await Promise.all(
    [`/api/cases/${done.caseNumber}?`, ...LISTS].map((path) =>
      until(`${path} shows what is at ${done.position}`, () => shown(path), withinMs),
    ),
  );
}

/** What readers are answered from every read model, once it has seen `position`. */
async function everythingSeen(
  service: Service,
  caseNumbers: readonly string[],
  position: string,
): Promise<object> {
  const operator = await HttpClient.as(service, 'operator');
  const see = async <T>(path: string): Promise<T> => {
    const answer = await operator.get<T>(`${path}${path.includes('?') ? '&' : '?'}after=${position}`);
    expect({ path, status: answer.status }).toEqual({ path, status: 200 });
    return answer.body;
  };
  return {
    cases: await inTurn(caseNumbers, (number) => see(`/api/cases/${number}`)),
    histories: await inTurn(caseNumbers.slice(0, 50), (number) => see(`/api/cases/${number}/history`)),
    search: await everyPage('/api/cases?text=rubbish&limit=100', see),
    assigned: await everyPage('/api/cases?status=assigned&limit=100', see),
    worklist: (await everyPage('/api/worklists/sanitation?limit=100', see)).map(timeless),
    deadlines: (await everyPage('/api/deadlines?limit=100', see)).map(timeless),
    rates: await see('/api/analytics/rates?groupBy=district'),
    timelines: await inTurn(['category', 'department', 'district', 'month'], (by) =>
      see(`/api/analytics/timelines?groupBy=${by}`),
    ),
  };
}

/** Compares what readers see before and after the read models behind it were built anew. */
export async function expectSameAfterRebuild(
  service: Service,
  log: readonly StoredEvent[],
  compared = COMPARED,
): Promise<void> {
  const numbers = [...new Set(log.map(({ stream }) => stream.slice('complaint-'.length)))];
  const step = Math.ceil(numbers.length / compared);
  const some = numbers.filter((_, place) => place % step === 0 || place >= numbers.length - compared);
  const see = () => everythingSeen(service, some, log.at(-1)!.position);
  const before = await see();
  for (const name of SEEN) {
    const { code, err } = await casetrail(service.folder, 'rebuild', name);
    expect({ name, code, err: code === 0 ? '' : err }).toEqual({ name, code: 0, err: '' });
  }
  expect(await see()).toEqual(before);
}

/** How long ago the last call was, and whether something is late, depends on when it is asked. */
const timeless = (line: unknown): object => ({
  ...(line as object),
  calledAgain: undefined,
  late: undefined,
});

interface Listed {
  readonly items: readonly unknown[];
  readonly next?: string;
}

async function everyPage(path: string, see: (path: string) => Promise<Listed>): Promise<unknown[]> {
  const items: unknown[] = [];
  let cursor = '';
  do {
    const page = await see(`${path}${cursor}`);
    items.push(...page.items);
    cursor = page.next === undefined ? '' : `&cursor=${encodeURIComponent(page.next)}`;
  } while (cursor !== '');
  return items;
}

async function inTurn<T>(keys: readonly string[], see: (key: string) => Promise<T>): Promise<T[]> {
  const seen: T[] = [];
  for (const key of keys) seen.push(await see(key));
  return seen;
}
