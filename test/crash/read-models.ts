import { expect } from '@jest/globals';
import { HttpClient } from '../http-client.js';
import type { RunningService } from '../running-service.js';

export const READ_MODELS = ['case-history', 'case-search', 'department-worklist', 'resolution-timelines'];

/** What readers are answered from every read model, once it has seen `position`. */
export async function everythingSeen(
  service: RunningService,
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
    worklist: await everyPage('/api/worklists/sanitation?limit=100', see),
    timelines: await inTurn(['category', 'department', 'district', 'month'], (by) =>
      see(`/api/analytics/timelines?groupBy=${by}`),
    ),
  };
}

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
