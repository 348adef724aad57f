import { setImmediate as nextTurn } from 'node:timers/promises';
import { openMemoryEventStore, type EventStore, type Position } from '#event-store';
import { openMemoryReadStore, type ReadStore } from '#read-store';
import type { Projection } from '../projection.js';
import { BEAT_MS, leaseOfModel } from '../sharing/lease-view.js';
import { ProgressWatch } from '../sharing/progress-watch.js';
import { SharedProjector } from '../sharing/shared-projector.js';
import { TallyProjection } from './tally.js';

/** Of the event loop: much longer than what is under way needs, as a second is in life. */
const TURNS_A_SECOND = 100;

export const MODELS = ['a', 'b', 'c', 'd', 'e'];

/** Several projectors on one log and one read store, whose time passes only when told to. */
export class SharedStage {
  readonly events: EventStore = openMemoryEventStore();
  readonly documents: ReadStore = openMemoryReadStore();
  readonly projectors: SharedProjector[] = [];
  readonly errors: string[] = [];
  elapsed = 0;
  private appended = 0;

  join(
    projections: readonly Projection[] = MODELS.map((name) => new TallyProjection(name)),
  ): SharedProjector {
    const projector = new SharedProjector({
      events: this.events,
      documents: this.documents,
      projections,
      clock: () => new Date(),
      elapsed: () => this.elapsed,
      logger: { log: () => undefined, error: (line) => void this.errors.push(line) },
    });
    this.projectors.push(projector);
    return projector;
  }

  watch(): ProgressWatch {
    const projections = MODELS.map((name) => new TallyProjection(name));
    const { events, documents } = this;
    return new ProgressWatch({
      events,
      documents,
      projections,
      clock: () => new Date(),
      elapsed: () => this.elapsed,
    });
  }

  /** Lets time pass with a beat of each of these every second; answers how many seconds went by until `condition` held. */
  async beat(
    projectors: readonly SharedProjector[],
    until: () => Promise<boolean>,
    within = 60,
  ): Promise<number> {
    for (let seconds = 0; seconds <= within; seconds += 1) {
      if (await until()) return seconds;
      for (const projector of projectors) await projector.beat();
      for (let turn = 0; turn < TURNS_A_SECOND; turn += 1) await nextTurn();
      this.elapsed += BEAT_MS;
    }
    throw new Error(`It did not come true: ${until.toString()}\n${this.errors.join('\n')}`);
  }

  /** How many read models each holder has. */
  async shares(): Promise<number[]> {
    const leases = await this.documents.leases();
    const holders = MODELS.flatMap((name) => leases.get(leaseOfModel(name))?.holder ?? []);
    return [...Map.groupBy(holders, (holder) => holder).values()].map(({ length }) => length).sort();
  }

  async append(stream = 'complaint-1'): Promise<Position> {
    this.appended += 1;
    const id = `00000000-0000-4000-8000-${String(this.appended).padStart(12, '0')}`;
    const event = { id, type: 'ProgressReported', data: {}, metadata: {} };
    return (await this.events.append(stream, [event], { expectedRevision: 'any' })).position;
  }

  async close(): Promise<void> {
    for (const projector of this.projectors) await projector.stop();
    await this.events.close();
  }
}
