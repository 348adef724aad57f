import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { CaseCommands, dutyCommand } from '#cases';
import { DEFAULT_CATALOGUE, SHIPPED_BOOK } from '#complaint';
import { openSqliteEventStore } from '#event-store';
import { Projector } from '#projecting';
import { DueCases, readModels } from '#projections';
import { openSqliteReadStore } from '#read-store';
import { openSqliteSealing } from '#sealing';
import { type Fire, TimerRun } from '#timers';
import type { YearPlan } from './matter.js';
import { Year } from './year.js';

export interface OpenYear {
  readonly year: Year;
  close(): Promise<void>;
}

/**
 * Opens the parts of the service that a year needs on the files of a folder: log, keys, read models, the command path and
 * the timers, all of them going by one clock that is set by hand.
 */
export async function openYear(
  folder: string,
  plan: YearPlan,
  onDay?: (day: number) => void,
): Promise<OpenYear> {
  mkdirSync(folder, { recursive: true });
  let now = new Date(plan.from);
  const clock = () => now;
  const events = openSqliteEventStore(join(folder, 'events.db'), { clock });
  const documents = openSqliteReadStore(join(folder, 'documents.db'));
  const sealing = openSqliteSealing(join(folder, 'keys.db'), join(folder, 'kek.key'));
  const rules = { catalogue: DEFAULT_CATALOGUE, policies: SHIPPED_BOOK, defaultPolicy: 'simple' };
  const commands = new CaseCommands({ events, sealing, rules, clock });
  const projections = readModels({ sealing, policies: SHIPPED_BOOK }).filter(
    ({ schema }) => schema.name === 'timers',
  );
  const projector = new Projector({ events, documents, projections, clock });
  await projector.start();

  const firedOn = new Set<string>();
  const fire: Fire = (duty, of) => {
    firedOn.add(of.caseNumber);
    return commands.handle(dutyCommand(duty, of));
  };
  const due = new DueCases(documents);
  const timers = new TimerRun({ due, fire, progress: projector, clock, ratePerSecond: Infinity, atOnce: 64 });
  const sweep = async () => {
    firedOn.clear();
    await projector.caughtUp('timers', AbortSignal.timeout(60_000));
    await timers.sweep();
    return firedOn;
  };
  const setClock = (to: Date) => void (now = to);
  const year = new Year(plan, { events, commands, policies: SHIPPED_BOOK, sweep, setClock, onDay });
  const close = async () => {
    await projector.stop();
    await documents.close();
    await events.close();
    await sealing.close();
  };
  return { year, close };
}
