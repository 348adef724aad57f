import { DEFAULT_CATALOGUE, SHIPPED_BOOK } from '#complaint';
import { openSqliteEventStore } from '#event-store';
import { Projector } from '#projecting';
import { CaseReads, readModels } from '#projections';
import { openMemoryReadStore } from '#read-store';
import { openMemorySealing } from '#sealing';

/** The read model of rates, built anew from a log file, and whoever reads it. */
export async function readRates(file: string): Promise<CaseReads> {
  const clock = () => new Date();
  const events = openSqliteEventStore(file, { readOnly: true, clock });
  const documents = openMemoryReadStore();
  const sealing = openMemorySealing();
  const parts = { sealing, policies: SHIPPED_BOOK };
  const projections = readModels(parts).filter(({ schema }) => schema.name === 'department-rates');
  const projector = new Projector({ events, documents, projections, clock });
  await projector.start();
  await projector.caughtUp('department-rates', AbortSignal.timeout(600_000));
  await projector.stop();
  await events.close();
  return new CaseReads({ documents, catalogue: DEFAULT_CATALOGUE, clock, ...parts });
}
