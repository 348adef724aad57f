import { expect } from '@jest/globals';
import { COMPLAINT_STREAM_PREFIX } from '#complaint';
import type { CommandAnswer } from '#cases';
import { HttpClient, type Service } from '../http-client.js';
import { type Sent, send } from './clients.js';

export interface StoredEvent {
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly position: string;
}

/** What the log says of cases, as the auditor reads it from after a position. */
export async function readLog(service: Service, after?: string): Promise<StoredEvent[]> {
  const auditor = await HttpClient.as(service, 'auditor');
  const log: StoredEvent[] = [];
  for (let from = after; ;) {
    const { text } = await auditor.get(`/api/audit/events?limit=10000${from ? `&from=${from}` : ''}`);
    const lines = text.split('\n').filter(Boolean);
    if (lines.length === 0) return log;
    const events = lines.map((line) => JSON.parse(line) as StoredEvent);
    log.push(...events.filter(({ stream }) => stream.startsWith(COMPLAINT_STREAM_PREFIX)));
    from = events.at(-1)!.position;
  }
}

/** What was acknowledged answers as it did when it is sent again; what an operator is to tell the caller is of the moment. */
export async function expectSameAnswers(
  operator: HttpClient,
  acknowledged: readonly Required<Sent>[],
): Promise<void> {
  for (const { answer, ...command } of acknowledged)
    expect(lasting(await send(operator, command))).toEqual(lasting(answer));
}

/** An answer without what an operator is to tell the caller: that is of the moment, all else is the same for a repeat. */
export const lasting = (answer: CommandAnswer): object => ({
  ...answer,
  similar: undefined,
  tell: undefined,
});

/** Every command is one event at its own place, every event is of one command, and no stream has a gap. */
export function expectEachOnce(log: readonly StoredEvent[], acknowledged: readonly Required<Sent>[]): void {
  const stored = log.map(({ stream, revision, position }) => `${stream}@${revision} ${position}`).sort();
  const told = acknowledged
    .map(({ answer }) => `complaint-${answer.caseNumber}@${answer.revision} ${answer.position}`)
    .sort();
  expect(difference(told, stored)).toEqual({ onlyTold: [], onlyStored: [] });
  expect(stored.length).toBe(told.length);
  expect(new Set(log.map(({ id }) => id)).size).toBe(log.length);
  for (const events of Map.groupBy(log, ({ stream }) => stream).values())
    expect(events.map(({ revision }) => revision)).toEqual(events.map((_, place) => place));
}

function difference(told: readonly string[], stored: readonly string[]) {
  const [allTold, allStored] = [new Set(told), new Set(stored)];
  return {
    onlyTold: told.filter((one) => !allStored.has(one)),
    onlyStored: stored.filter((one) => !allTold.has(one)),
  };
}
