import { describe, expect, it } from '@jest/globals';
import type { CaseCommand } from '#cases';
import type { PlannedStep } from './district/index.js';
import { playDistrict } from './play.js';

const operator = { id: 'op-01', role: 'operator' } as const;
const at = (minute: number) => `2026-11-20T01:0${minute}:00.000Z`;

const STEPS: readonly PlannedStep[] = [
  { at: at(0), case: 1, actor: operator, action: 'receive', payload: {} as never },
  { at: at(1), case: 2, actor: operator, action: 'receive', payload: {} as never },
  {
    at: at(2),
    case: 2,
    actor: operator,
    action: 'merge',
    payload: ({ caseNumber }) => ({ into: caseNumber(1), intoVisibility: 'listed', reason: 'the same heap' }),
  },
  {
    at: at(3),
    case: 1,
    actor: operator,
    action: 'redact',
    entry: 4,
    payload: ({ entry }) => ({ entry, reason: 'names a flat' }),
  },
];

/** A service that gives out numbers and answers everything with yes. */
function service() {
  const seen: { command: CaseCommand; now: string }[] = [];
  let now = '';
  let received = 0;
  return {
    seen,
    at: <T>(instant: string, _step: number, run: () => Promise<T>) => ((now = instant), run()),
    entryId: (caseNumber: string, revision: number) => Promise.resolve(`${caseNumber}@${revision}`),
    handle: async (command: CaseCommand) => {
      seen.push({ command, now });
      return { caseNumber: command.caseNumber ?? `HD-${++received}`, revision: 0, position: '0' };
    },
  };
}

describe('playing the sample district', () => {
  it('sends every step at its time, to the case that the service numbered', async () => {
    const stage = service();
    const played = await playDistrict(STEPS, stage);
    expect(stage.seen.map(({ command, now }) => [now, command.action, command.caseNumber])).toEqual([
      [at(0), 'receive', undefined],
      [at(1), 'receive', undefined],
      [at(2), 'merge', 'HD-2'],
      [at(3), 'redact', 'HD-1'],
    ]);
    expect(played.caseNumber(2)).toBe('HD-2');
  });

  it('fills in case numbers and entries that only the service knows', async () => {
    const stage = service();
    await playDistrict(STEPS, stage);
    expect(stage.seen[2]?.command.payload).toMatchObject({ into: 'HD-1' });
    expect(stage.seen[3]?.command.payload).toMatchObject({ entry: 'HD-1@4' });
  });

  it('says how far it is', async () => {
    const done: number[] = [];
    await playDistrict(STEPS, service(), (count) => done.push(count));
    expect(done).toEqual([1, 2, 3, 4]);
  });
});
