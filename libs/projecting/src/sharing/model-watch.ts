import { setTimeout as pause } from 'node:timers/promises';
import { type Observable, Subject, defer } from 'rxjs';
import type { Position, SubscriptionBatch } from '#event-store';
import type { Lease } from '#read-store';
import { messageOf } from '../errors.js';
import { PositionWaiters } from '../position-waiters.js';
import type { Projected } from '../progress.js';
import type { Projection, ProjectionState, ProjectionStatus } from '../projection.js';
import { lagOf, type Trouble } from '../status.js';
import { LEASE_MS, type LeaseView, leaseOfModel } from './lease-view.js';
import type { ProgressWatchOptions } from './progress-watch.js';

/** How often a checkpoint is looked at while somebody waits for it. */
const LOOK_MS = 25;
const WAIT_MS = 2000;
const RETRY_MS = 1000;

/** One read model as seen by a process that does not project it. */
export class ModelWatch {
  /** Begins to listen with its first subscriber. */
  readonly projected: Observable<Projected>;
  private readonly told = new Subject<Projected>();
  private readonly waiters = new PositionWaiters();
  private readonly stopping = new AbortController();
  private readonly heard = Promise.withResolvers<void>();
  private following: Promise<void> | undefined;
  private looking = false;
  private heardTo: { readonly position: Position | undefined } | undefined;
  private trouble: string | undefined;

  constructor(
    private readonly projection: Pick<Projection, 'schema' | 'filter'>,
    private readonly options: ProgressWatchOptions,
  ) {
    this.projected = defer(() => {
      this.following ??= this.follow();
      return this.told;
    });
  }

  /** Resolves when nothing that is appended from now on is missed. */
  listening(): Promise<void> {
    this.following ??= this.follow();
    return this.heard.promise;
  }

  waitFor(position: Position, timeoutMs: number): Promise<boolean> {
    const seen = this.waiters.wait(position, timeoutMs);
    if (!this.looking) void this.lookWhileAwaited();
    return seen;
  }

  async status(view: LeaseView): Promise<ProjectionStatus> {
    const { events, documents, clock } = this.options;
    const { name, version } = this.projection.schema;
    const live = await documents.live(name);
    const position = await live?.checkpoint();
    const lease = view.leaseOf(leaseOfModel(name));
    const trouble = this.troubleOf(lease);
    const ours = position !== undefined && events.isPosition(position) ? position : undefined;
    const quiet = view.quietFor(leaseOfModel(name));
    return {
      name,
      version: live?.version ?? version,
      generation: live?.number ?? 0,
      state: stateOf(trouble, live?.version === version),
      ...(position && { position }),
      lag: lagOf(await events.gapAfter(ours), clock()),
      ...trouble,
      ...((!lease || quiet > LEASE_MS) && { unattendedSeconds: Math.round(quiet / 1000) }),
    };
  }

  /** What its holder says, or what keeps this process from hearing of it. */
  private troubleOf(lease: Lease | undefined): Pick<Trouble, 'stopped' | 'retrying'> {
    const { stopped, retrying } = (lease?.state ?? {}) as Trouble;
    if (stopped) return { stopped };
    if (this.trouble !== undefined) return { retrying: { reason: this.trouble, failures: 1 } };
    return retrying ? { retrying } : {};
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    this.waiters.giveUp();
    this.heard.resolve();
    await this.following;
    this.told.complete();
  }

  private async lookWhileAwaited(): Promise<void> {
    this.looking = true;
    while (this.waiters.awaited && !this.stopping.signal.aborted) {
      this.waiters.reach(await this.checkpoint());
      if (this.waiters.awaited) await pause(LOOK_MS);
    }
    this.looking = false;
  }

  /** None while a store does not answer: whoever waits is told so when its time is over. */
  private async checkpoint(): Promise<Position | undefined> {
    const live = await this.options.documents.live(this.projection.schema.name).catch(() => undefined);
    const checkpoint = await live?.checkpoint().catch(() => undefined);
    return checkpoint !== undefined && this.options.events.isPosition(checkpoint) ? checkpoint : undefined;
  }

  /** Where a store fails, listening goes on after what was told last, so that nothing is missed. */
  private async follow(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      try {
        await this.tellWhatComes();
        return;
      } catch (error) {
        this.trouble = messageOf(error);
        await pause(RETRY_MS, undefined, { signal }).catch(() => undefined);
      }
    }
  }

  private async tellWhatComes(): Promise<void> {
    const { events } = this.options;
    const { signal } = this.stopping;
    const { filter } = this.projection;
    this.heardTo ??= { position: await events.head() };
    this.heard.resolve();
    const { position: after } = this.heardTo;
    for await (const batch of events.subscribeToAll({ ...(after && { after }), filter, signal })) {
      this.trouble = undefined;
      await this.tell(batch);
      this.heardTo = { position: batch.position };
    }
  }

  private async tell({ events, position }: SubscriptionBatch): Promise<void> {
    const last = events.at(-1)?.position;
    if (last === undefined || position === undefined) return;
    while (!this.stopping.signal.aborted && !(await this.waitFor(last, WAIT_MS)));
    if (!this.stopping.signal.aborted) this.told.next({ events, position });
  }
}

function stateOf({ stopped }: Trouble, isLive: boolean): ProjectionState {
  if (stopped) return 'stopped';
  return isLive ? 'live' : 'building';
}
