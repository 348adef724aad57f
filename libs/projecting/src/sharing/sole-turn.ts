import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { JsonObject } from '#event-store';
import type { ReadStore } from '#read-store';
import { messageOf } from '../errors.js';
import type { ProjectorLogger } from '../projector-options.js';
import { BEAT_MS, LEASE_MS, LeaseView, leaseOfWork } from './lease-view.js';

/** Work that one of several processes does. */
export interface SoleWork {
  readonly name: string;
  begin(): void;
  /** Resolves when what is under way has ended. */
  end(): Promise<void>;
  /** What the other processes are to know of it. */
  state(): JsonObject;
}

export interface SoleTurnOptions {
  readonly work: SoleWork;
  readonly documents: Pick<ReadStore, 'leases' | 'changeLease'>;
  /** Milliseconds that only grow; the process's own by default. */
  readonly elapsed?: () => number;
  readonly logger?: ProjectorLogger;
}

/** How the work stands, whichever process does it. */
export interface SoleWorkStatus {
  /** What that process says of it; absent where none has done it lately. */
  readonly state?: JsonObject;
  readonly isMine: boolean;
}

/**
 * Has work done by one of several processes. When the one that does it stops, another takes over at once; when it dies, once
 * its lease has not been renewed for 5 s. A process that was paused may go on for a moment beside its successor: the work
 * must bear that.
 */
export class SoleTurn {
  private readonly holder = randomUUID();
  private readonly lease: string;
  private readonly elapsed: () => number;
  private readonly view: LeaseView;
  private readonly stopping = new AbortController();
  private held = false;
  private beaten = 0;
  private beating: Promise<void> = Promise.resolve();

  constructor(private readonly options: SoleTurnOptions) {
    this.lease = leaseOfWork(options.work.name);
    this.elapsed = options.elapsed ?? (() => performance.now());
    this.view = new LeaseView(this.elapsed);
  }

  /** Begins to wait for its turn. */
  start(): void {
    this.beating = this.beatUntilStopped();
  }

  /** Resolves when the work has ended and its lease is given up. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.beating;
    if (!this.held) return;
    await this.lose();
    await this.giveUp().catch((error: unknown) =>
      this.log(`The lease lapses by itself: ${messageOf(error)}`),
    );
  }

  /** @throws {StoreUnavailable} */
  async status(): Promise<SoleWorkStatus> {
    if (this.held) return { state: this.options.work.state(), isMine: true };
    this.view.observe(await this.options.documents.leases());
    const state = this.view.isFree(this.lease) ? undefined : this.view.leaseOf(this.lease)?.state;
    return { ...(state && { state }), isMine: false };
  }

  /** Renews the lease if it is held, takes it if it is free. */
  async beat(): Promise<void> {
    try {
      this.view.observe(await this.options.documents.leases());
      await this.holdOrLose();
      this.beaten = this.elapsed();
    } catch (error) {
      this.log(`The lease on ${this.options.work.name} cannot be renewed: ${messageOf(error)}`);
      if (this.elapsed() - this.beaten > LEASE_MS) await this.lose();
    }
  }

  private async holdOrLose(): Promise<void> {
    const { documents, work } = this.options;
    const seen = this.view.leaseOf(this.lease);
    const isMine = seen?.holder === this.holder;
    if (!isMine) await this.lose();
    if (!isMine && !this.view.isFree(this.lease)) return;
    const next = { holder: this.holder, beat: (seen?.beat ?? 0) + 1, state: work.state() };
    if (!(await documents.changeLease(this.lease, seen, next)) || this.held) return;
    this.held = true;
    work.begin();
  }

  private async lose(): Promise<void> {
    if (!this.held) return;
    this.held = false;
    await this.options.work.end();
  }

  private async giveUp(): Promise<void> {
    const { documents } = this.options;
    const lease = (await documents.leases()).get(this.lease);
    if (lease?.holder === this.holder) await documents.changeLease(this.lease, lease, undefined);
  }

  private async beatUntilStopped(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      await this.beat();
      await pause(BEAT_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  private log(line: string): void {
    this.options.logger?.error(line);
  }
}
