import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { JsonObject } from '#event-store';
import type { Lease } from '#read-store';
import { messageOf } from '../errors.js';
import { ProjectionRun } from '../projection-run.js';
import type { ProjectionStatus } from '../projection.js';
import { RETRY, type ProjectorOptions, type Resources } from '../projector-options.js';
import { BEAT_MS, LEASE_MS, LeaseView, leaseOfMember, leaseOfModel } from './lease-view.js';

export interface SharedProjectorOptions extends ProjectorOptions {
  /** Milliseconds that only grow; the process's own by default. */
  readonly elapsed?: () => number;
}

/**
 * Feeds the read models that this process holds a lease on, while others feed theirs. Each process holds its fair share;
 * the read models of one that dies go to the others once its leases have not been renewed for 5 s, those of one that stops
 * at once. Two that believe to hold the same one do no harm: the checkpoint lets one of them commit.
 */
export class SharedProjector {
  private readonly holder = randomUUID();
  private readonly runs: ReadonlyMap<string, ProjectionRun>;
  private readonly resources: Resources;
  private readonly view: LeaseView;
  private readonly elapsed: () => number;
  private readonly held = new Set<string>();
  private readonly leaving = new Set<string>();
  private readonly stopping = new AbortController();
  private beaten = 0;
  private beating: Promise<void> = Promise.resolve();

  constructor({
    projections,
    retry = RETRY,
    elapsed = () => performance.now(),
    ...stores
  }: SharedProjectorOptions) {
    this.resources = { ...stores, retry };
    this.elapsed = elapsed;
    this.view = new LeaseView(elapsed);
    this.runs = new Map(
      projections.map((projection) => [
        projection.schema.name,
        new ProjectionRun(projection, this.resources),
      ]),
    );
  }

  /** Begins to take its share. */
  start(): void {
    this.beating = this.beatUntilStopped();
  }

  /** Resolves when the batches at hand are committed and the leases given up. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.beating;
    await Promise.all([...this.runs.values()].map((run) => run.stop()));
    await this.giveUp([...this.held].map(leaseOfModel).concat(leaseOfMember(this.holder))).catch(
      (error: unknown) => this.resources.logger?.error(`The leases lapse by themselves: ${messageOf(error)}`),
    );
    this.held.clear();
  }

  /** Of the read models that this process holds. */
  status(): Promise<ProjectionStatus[]> {
    const held = [...this.runs.values()].filter(({ name }) => this.held.has(name));
    return Promise.all(held.map((run) => run.status()));
  }

  /** Renews what is held, takes what is free, leaves what is more than the share. */
  async beat(): Promise<void> {
    try {
      await this.look();
      const member = leaseOfMember(this.holder);
      await this.change(member, this.view.leaseOf(member));
      await this.giveUp(this.view.goneMembers());
      const share = Math.ceil(this.runs.size / new Set([member, ...this.view.members()]).size);
      for (const run of this.runs.values()) await this.tend(run, share);
      this.beaten = this.elapsed();
    } catch (error) {
      this.resources.logger?.error(`The leases cannot be renewed: ${messageOf(error)}`);
      if (this.elapsed() - this.beaten > LEASE_MS) for (const name of [...this.held]) this.lose(name);
    }
  }

  private async beatUntilStopped(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      await this.beat();
      await pause(BEAT_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  private async look(): Promise<void> {
    this.view.observe(await this.resources.documents.leases());
  }

  private async tend(run: ProjectionRun, share: number): Promise<void> {
    const name = leaseOfModel(run.name);
    const lease = this.view.leaseOf(name);
    const mine = lease?.holder === this.holder;
    if (!mine && this.held.has(run.name)) this.lose(run.name);
    if (mine || (this.view.isFree(name) && this.held.size < share)) {
      if (!(await this.change(name, lease, run))) return;
      this.hold(run);
      if (this.held.size - this.leaving.size > share) this.leave(run);
    }
  }

  /** Writes the next beat of a lease over what was seen of it, with what others are to know of the read model. */
  private change(name: string, seen: Lease | undefined, run?: ProjectionRun): Promise<boolean> {
    const feeding = run && this.held.has(run.name) && !this.leaving.has(run.name);
    const next = {
      holder: this.holder,
      beat: (seen?.beat ?? 0) + 1,
      ...(feeding && { state: run.trouble() as JsonObject }),
    };
    return this.resources.documents.changeLease(name, seen, next);
  }

  private hold(run: ProjectionRun): void {
    if (this.leaving.has(run.name)) return;
    if (this.held.has(run.name)) return void run.tend();
    this.held.add(run.name);
    void run.start();
  }

  /** Another process has it, or may have it by now. */
  private lose(name: string): void {
    this.held.delete(name);
    void this.runs.get(name)?.stop();
  }

  /** Lets others have it, once the batch at hand is committed; until then the lease is kept. */
  private leave(run: ProjectionRun): void {
    this.leaving.add(run.name);
    void run
      .stop()
      .then(() => this.giveUp([leaseOfModel(run.name)]))
      .catch((error: unknown) =>
        this.resources.logger?.error(`${run.name} is not given up: ${messageOf(error)}`),
      )
      .finally(() => {
        this.leaving.delete(run.name);
        this.held.delete(run.name);
      });
  }

  private async giveUp(names: readonly string[]): Promise<void> {
    const leases = await this.resources.documents.leases();
    for (const name of names) {
      const lease = leases.get(name);
      if (lease && (lease.holder === this.holder || this.view.isFree(name)))
        await this.resources.documents.changeLease(name, lease, undefined);
    }
  }
}
