import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { openSqliteEventStore, type EventStore, type JsonObject, type Position } from '#event-store';
import { openSqliteReadStore, type ReadStore } from '#read-store';
import type { Projection } from '../projection.js';
import type { ProjectorOptions } from '../projector-options.js';
import { Projector } from '../projector.js';

export const NOW = new Date('2026-09-23T01:00:00.000Z');
const PATIENCE_MS = 5000;

/** A log, a read store and projectors over them, in a folder of their own. */
export class Stage {
  now = NOW;
  events!: EventStore;
  documents!: ReadStore;
  private readonly projectors: Projector[] = [];
  private appended = 0;

  private constructor(readonly folder: string) {}

  /** Runs one test on a stage and clears it away. */
  static async play(test: (stage: Stage) => Promise<void>): Promise<void> {
    const stage = new Stage(await mkdtemp(join(tmpdir(), 'casetrail-projecting-')));
    stage.open();
    try {
      await test(stage);
    } finally {
      await stage.close();
      await rm(stage.folder, { recursive: true });
    }
  }

  get documentsFile(): string {
    return join(this.folder, 'documents.db');
  }

  projector(projections: readonly Projection[], options: Partial<ProjectorOptions> = {}): Projector {
    const { events, documents } = this;
    const projector = new Projector({ events, documents, clock: () => this.now, projections, ...options });
    this.projectors.push(projector);
    return projector;
  }

  /** Appends one event to the end of a stream. */
  async append(stream: string, type = 'ProgressReported', data: JsonObject = {}): Promise<Position> {
    this.appended += 1;
    const id = `00000000-0000-4000-8000-${String(this.appended).padStart(12, '0')}`;
    const event = { id, type, data, metadata: {} };
    const { position } = await this.events.append(stream, [event], { expectedRevision: 'any' });
    return position;
  }

  async appendMany(stream: string, count: number): Promise<Position> {
    let last: Position = '';
    for (let index = 0; index < count; index += 1) last = await this.append(stream);
    return last;
  }

  /** As after a restart of the process. */
  async reopen(): Promise<void> {
    await this.close();
    this.open();
  }

  private open(): void {
    this.events = openSqliteEventStore(join(this.folder, 'events.db'), { clock: () => this.now });
    this.documents = openSqliteReadStore(this.documentsFile);
  }

  private async close(): Promise<void> {
    for (const projector of this.projectors.splice(0)) await projector.stop();
    await this.events.close();
    await this.documents.close();
  }
}

/** Waits for a condition, a few seconds at the most. */
export async function eventually(condition: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error(`It did not come true: ${condition.toString()}`);
    await nextTurn();
  }
}
