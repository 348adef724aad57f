import { randomUUID } from 'node:crypto';
import { LeaseView } from '#projecting';
import type { Lease, ReadStore } from '#read-store';

export interface SenderLeaseOptions {
  /** What is claimed: to send messages, or to deliver webhooks. */
  readonly name: 'outbox' | 'webhooks';
  readonly store: Pick<ReadStore, 'leases' | 'changeLease'>;
  /** No other process can be there: a lease that was left is taken at once. */
  readonly alone: boolean;
  /** Milliseconds that only grow; the process's own by default. */
  readonly elapsed?: () => number;
}

/**
 * The claim of the one process that sends. With it are stored the attempts in hand: whoever takes over after a crash knows
 * which messages may or may not have gone out.
 */
export class SenderLease {
  private readonly holder = randomUUID();
  private readonly view: LeaseView;
  private held: Lease | undefined;
  private turn: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: SenderLeaseOptions) {
    this.view = new LeaseView(options.elapsed ?? (() => performance.now()));
  }

  get isHeld(): boolean {
    return this.held !== undefined;
  }

  /** The attempts in hand as they are stored, also those that a process before this one left. */
  get inHand(): readonly string[] {
    return (this.held?.state?.inHand as readonly string[] | undefined) ?? [];
  }

  /** Renews the claim, or makes it where nobody else does. Answers whether it is held. */
  beat(): Promise<boolean> {
    return this.inTurn(async () => {
      this.view.observe(await this.options.store.leases());
      const seen = this.view.leaseOf(this.options.name);
      const mine = seen?.holder === this.holder;
      if (!mine && !this.options.alone && !this.view.isFree(this.options.name)) this.held = undefined;
      else await this.change(seen, (seen?.state?.inHand as readonly string[] | undefined) ?? []);
      return this.isHeld;
    });
  }

  /** Stores which attempts are in hand from now on, in place of those before. `false`: another process took over. */
  claim(attempts: readonly string[]): Promise<boolean> {
    return this.inTurn(async () => {
      if (this.held) await this.change(this.held, attempts);
      return this.isHeld;
    });
  }

  /** Lets another process have it at once, unless attempts are still in hand: those it must find. */
  release(): Promise<void> {
    return this.inTurn(async () => {
      const { held } = this;
      this.held = undefined;
      if (held && ((held.state?.inHand as readonly string[] | undefined) ?? []).length === 0)
        await this.options.store.changeLease(this.options.name, held, undefined);
    });
  }

  private async change(seen: Lease | undefined, inHand: readonly string[]): Promise<void> {
    const next = { holder: this.holder, beat: (seen?.beat ?? 0) + 1, state: { inHand } };
    this.held = (await this.options.store.changeLease(this.options.name, seen, next)) ? next : undefined;
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.turn.then(work);
    this.turn = result.catch(() => undefined);
    return result;
  }
}
