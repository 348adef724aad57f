import { setTimeout as pause } from 'node:timers/promises';
import type { CaseCommands } from '#cases';
import type { Instant } from '#complaint';
import { MOST_ATTEMPTS, type Pending } from '../outbox.js';
import { openOutbox } from '../opening.js';
import { readCase } from '../read-case.js';
import { type Attempt, type Outcome, type PrepareParts, type Prepared, prepare } from './prepare.js';
import { recordAttempt } from './record-attempt.js';
import type { SenderLease } from './sender-lease.js';
import { type EventStore, StoreUnavailable } from '#event-store';
import type { SendResult } from '#delivering';

/** A case that had something to tell when it was projected. */
export interface DueCase {
  readonly caseNumber: string;
  readonly revision: number;
}

/** Which cases have a message due, as far as the log has been projected. */
export interface DueMessages {
  /** Longest due first. */
  due(now: Instant): AsyncIterable<DueCase>;
}

export interface MessageRunOptions extends Omit<PrepareParts, 'opened' | 'events'> {
  readonly events: Pick<EventStore, 'append' | 'readStream'>;
  readonly due: DueMessages;
  readonly commands: Pick<CaseCommands, 'handle'>;
  readonly lease: SenderLease;
  readonly clock: () => Date;
  readonly logger: { error(message: string): void };
  /** How many messages are sent a second at the most; 50 by default. */
  readonly ratePerSecond?: number;
}

const RATE = 50;
/** How many cases are told side by side. */
const AT_ONCE = 20;
const LOOK_MS = 500;
const BEAT_MS = 1000;
/** How long a case rests that nothing could be done about. */
const REST_MS = 60_000;
/** One that is forgotten too soon is read once for nothing. */
const MOST_RESTING = 10_000;

interface Resting {
  /** The read model has not seen what was recorded until it has come to here. */
  readonly revision: number;
  readonly until: number;
}

/**
 * Sends what cases have to tell, each message at least once. What is due follows from the log alone: the read model only says
 * where to look. Before messages are handed over, the lease says which; a process that dies in between leaves them to the
 * next one, which records them as doubtful and sends them again under the same id.
 */
export class MessageRun {
  private readonly stopping = new AbortController();
  private readonly resting = new Map<string, Resting>();
  /** Sent, and not recorded because the log could not be written. */
  private unrecorded: readonly { readonly attempt: Attempt; readonly outcome: Outcome }[] = [];
  private opened: string | undefined;
  private running: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: MessageRunOptions) {}

  /** Begins to send. What happens from when it resolves is told. */
  async start(): Promise<void> {
    this.opened = await openOutbox(this.options.events);
    this.running = Promise.all([
      this.keep(BEAT_MS, () => this.options.lease.beat()),
      this.keep(LOOK_MS, () => this.sendAllDue()),
    ]);
  }

  /** Resolves when what is under way has ended. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
    await this.options.lease.release();
  }

  /**
   * Does what is due, at the bounded rate, as long as this process holds the lease.
   *
   * @throws {StoreUnavailable} nothing is lost: it stays due
   */
  async sendAllDue(): Promise<void> {
    const { lease, ratePerSecond = RATE } = this.options;
    for (;;) {
      if (!lease.isHeld || this.stopping.signal.aborted) return;
      await this.settle();
      const began = performance.now();
      const count = await this.sendSome();
      if (count === 0) return;
      const spare = (count / ratePerSecond) * 1000 - (performance.now() - began);
      if (spare > 0) await this.rest(spare);
    }
  }

  /** What was left in hand, by this process or by one before it, is recorded before anything else is sent. */
  private async settle(): Promise<void> {
    const { lease } = this.options;
    this.opened ??= await openOutbox(this.options.events);
    const mine = this.unrecorded;
    for (const { attempt, outcome } of mine) await this.record(attempt, outcome);
    this.unrecorded = [];
    for (const key of lease.inHand) await this.recordDoubtful(key);
    if (lease.inHand.length > 0) await lease.claim([]);
  }

  private async recordDoubtful(key: string): Promise<void> {
    const [caseNumber = '', id, attempts] = key.split('/');
    const read = await this.read(caseNumber);
    const pending = read?.outbox.find((each) => each.id === id && String(each.attempts) === attempts);
    if (!read || !pending) return;
    const { messages: channel } = read.complaint;
    const reason = 'Casetrail was stopped while it sent the message.';
    await this.record({ caseNumber, pending, read }, { channel, result: 'doubtful', reason });
  }

  /** Answers how many attempts were made. */
  private async sendSome(): Promise<number> {
    const { lease, clock } = this.options;
    const now = clock().toISOString();
    const prepared = (
      await Promise.all((await this.dueNow(now)).map((each) => this.prepared(each, now)))
    ).flat();
    const sending = prepared.filter(({ what }) => what.do === 'send');
    if (sending.length > 0 && !(await lease.claim(sending.map(({ attempt }) => keyOf(attempt))))) return 0;
    await Promise.all(prepared.map(({ attempt, what }) => this.carryOut(attempt, what)));
    if (sending.length > 0 && this.unrecorded.length === 0) await lease.claim([]);
    return prepared.filter(({ what }) => what.do !== 'wait').length;
  }

  private async dueNow(now: Instant): Promise<readonly DueCase[]> {
    const found: DueCase[] = [];
    for await (const due of this.options.due.due(now)) {
      if (this.isResting(due)) continue;
      found.push(due);
      if (found.length === AT_ONCE) break;
    }
    return found;
  }

  private isResting({ caseNumber, revision }: DueCase): boolean {
    const resting = this.resting.get(caseNumber);
    if (resting === undefined) return false;
    if (performance.now() < resting.until || revision < resting.revision) return true;
    this.resting.delete(caseNumber);
    return false;
  }

  /** One case that cannot be told does not keep the others waiting. */
  private async prepared({ caseNumber }: DueCase, now: Instant) {
    try {
      return await this.prepareCase(caseNumber, now);
    } catch (error) {
      if (error instanceof StoreUnavailable) throw error;
      this.options.logger.error(`Messages of ${caseNumber} cannot be sent: ${messageOf(error)}`);
      this.letRest(caseNumber, REST_MS, 0);
      return [];
    }
  }

  private async prepareCase(caseNumber: string, now: Instant) {
    const read = await this.read(caseNumber);
    const due = read?.outbox.filter(({ dueAt }) => dueAt <= now) ?? [];
    // The read model is behind the log, or the log was moved: it is looked at again later.
    if (!read || due.length === 0) this.letRest(caseNumber, LOOK_MS, 0);
    return Promise.all(
      due.map(async (pending) => {
        const attempt: Attempt = { caseNumber, pending, read: read! };
        return { attempt, what: await prepare(attempt, now, this.parts()) };
      }),
    );
  }

  private async carryOut(attempt: Attempt, what: Prepared): Promise<void> {
    switch (what.do) {
      case 'wait':
        return this.letRest(attempt.caseNumber, REST_MS, 0);
      case 'record':
        return this.recordOrKeep(attempt, what.outcome);
      case 'send': {
        const result = await this.options.senders[what.channel]!.send(what.message, this.stopping.signal);
        return this.recordOrKeep(attempt, { channel: what.channel, ...outcomeOf(result, attempt.pending) });
      }
    }
  }

  private async recordOrKeep(attempt: Attempt, outcome: Outcome): Promise<void> {
    try {
      await this.record(attempt, outcome);
    } catch (error) {
      this.unrecorded = [...this.unrecorded, { attempt, outcome }];
      this.options.logger.error(
        `A message of ${attempt.caseNumber} is not recorded yet: ${messageOf(error)}`,
      );
    }
  }

  private async record({ caseNumber, pending }: Attempt, outcome: Outcome): Promise<void> {
    const revision = await recordAttempt(this.options.commands, caseNumber, pending, outcome);
    this.letRest(caseNumber, 0, Math.max(revision, this.resting.get(caseNumber)?.revision ?? 0));
  }

  private letRest(caseNumber: string, ms: number, revision: number): void {
    this.resting.delete(caseNumber);
    this.resting.set(caseNumber, { revision, until: performance.now() + ms });
    if (this.resting.size > MOST_RESTING) this.resting.delete(this.resting.keys().next().value!);
  }

  private read(caseNumber: string) {
    return readCase(this.options.events, caseNumber, this.opened!);
  }

  private parts(): PrepareParts {
    return { ...this.options, opened: this.opened! };
  }

  private async keep(everyMs: number, work: () => Promise<unknown>): Promise<void> {
    let failed = '';
    while (!this.stopping.signal.aborted) {
      try {
        await work();
        failed = '';
      } catch (error) {
        // Said once, not at every try.
        if (failed !== messageOf(error)) this.options.logger.error(`Messages wait: ${messageOf(error)}`);
        failed = messageOf(error);
      }
      await this.rest(everyMs);
    }
  }

  private rest(ms: number): Promise<unknown> {
    return pause(ms, undefined, { signal: this.stopping.signal }).catch(() => undefined);
  }
}

const keyOf = ({ caseNumber, pending }: Attempt): string => `${caseNumber}/${pending.id}/${pending.attempts}`;

const messageOf = (error: unknown): string => (error as Error).message;

/** A failure after which no attempt follows is the end of it. */
function outcomeOf(sent: SendResult, { attempts }: Pending): Omit<Outcome, 'channel'> {
  if (sent.result === 'sent') return { result: 'sent' };
  const isOver = sent.result === 'failed' && (sent.permanent || attempts + 1 === MOST_ATTEMPTS);
  return { result: isOver ? 'given-up' : sent.result, reason: sent.reason };
}
