import { CaseCommand, CaseCommands } from '#cases';
import { DEFAULT_CATALOGUE, SHIPPED_BOOK, complaintStream } from '#complaint';
import type { MessageSender, OutgoingMessage, SendResult } from '#delivering';
import { type EventStore, type RecordedEvent, openMemoryEventStore } from '#event-store';
import { type ReadStore, openMemoryReadStore } from '#read-store';
import { type Sealing, openMemorySealing } from '#sealing';
import { usualActor } from '../../../complaint/src/testing/actors.js';
import type { Step } from '../../../complaint/src/testing/steps.js';
import { moment } from '../../../complaint/src/testing/story.js';
import { openOutbox } from '../opening.js';
import { readCase } from '../read-case.js';
import type { Setting } from '../wording/speech.js';
import { MessageRun, type DueMessages, type MessageRunOptions } from '../sending/message-run.js';
import { SenderLease } from '../sending/sender-lease.js';

const SETTING: Setting = {
  catalogue: DEFAULT_CATALOGUE,
  hotline: '12345',
  publicUrl: 'https://hotline.example',
};
const RULES = { catalogue: DEFAULT_CATALOGUE, policies: SHIPPED_BOOK, defaultPolicy: 'simple' };

/** Keeps what it is given, and answers what it is told to. */
export class FakeSender implements MessageSender {
  readonly sent: OutgoingMessage[] = [];
  answer: (message: OutgoingMessage) => SendResult | Promise<SendResult> = () => ({ result: 'sent' });

  async send(message: OutgoingMessage): Promise<SendResult> {
    this.sent.push(message);
    return this.answer(message);
  }

  async close(): Promise<void> {
    await Promise.resolve();
  }
}

/** A city's hotline on stores in memory and a clock of its own: real commands, a real sender run, fake senders. */
export class Hotline {
  readonly events: EventStore;
  readonly documents: ReadStore = openMemoryReadStore();
  readonly sms = new FakeSender();
  readonly email = new FakeSender();
  readonly errors: string[] = [];
  readonly commands: CaseCommands;
  now = moment('09:00');
  private numbers = 0;

  constructor(readonly sealing: Sealing = openMemorySealing()) {
    this.events = openMemoryEventStore({ clock: this.clock });
    const bytes = (count: number) => new Uint8Array(count).fill(++this.numbers);
    let ids = 0;
    const id = () => `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`;
    const parts = { events: this.events, sealing: this.sealing, rules: RULES, clock: this.clock };
    this.commands = new CaseCommands({ ...parts, random: { bytes, id } });
  }

  readonly clock = () => new Date(this.now);

  /** Answers the number of a new case, in a log whose outbox is open. */
  async receive({ at, payload, action, actor }: Step): Promise<string> {
    await openOutbox(this.events);
    if (at) this.now = moment(at);
    const words = { ...payload, caseNumber: undefined };
    const request = { actor: actor ?? usualActor(action, undefined), correlationId: 'spec' };
    return (await this.commands.handle(new CaseCommand('receive', words as never, request))).caseNumber;
  }

  /** What happens to a case, one minute after the other unless a step says when. */
  async tell(caseNumber: string, ...steps: readonly Step[]): Promise<void> {
    for (const { action, payload, at, actor } of steps) {
      this.now = at ? moment(at) : new Date(Date.parse(this.now) + 60_000).toISOString();
      const { department } = payload as { department?: string };
      const request = { actor: actor ?? usualActor(action, department), correlationId: 'spec' };
      await this.commands.handle(new CaseCommand(action, payload, request, caseNumber));
    }
  }

  /** The process that sends, holding the lease. */
  async sender(options: Partial<MessageRunOptions> = {}): Promise<MessageRun> {
    const lease = options.lease ?? new SenderLease({ name: 'outbox', store: this.documents, alone: true });
    await lease.beat();
    return new MessageRun({
      events: this.events,
      sealing: this.sealing,
      policies: SHIPPED_BOOK,
      commands: this.commands,
      setting: SETTING,
      senders: { sms: this.sms, email: this.email },
      due: this.due,
      clock: this.clock,
      logger: { error: (message) => this.errors.push(message) },
      ratePerSecond: Infinity,
      ...options,
      lease,
    });
  }

  /** Sends all that is due at a moment, as a process that has just started. */
  async send(at?: string): Promise<void> {
    if (at) this.now = moment(at);
    await (await this.sender()).sendAllDue();
  }

  async history(caseNumber: string): Promise<readonly RecordedEvent[]> {
    const found: RecordedEvent[] = [];
    for await (const event of this.events.readStream(complaintStream(caseNumber))) found.push(event);
    return found;
  }

  /** What was recorded of the messages of a case: kind, attempt, result. */
  async recorded(caseNumber: string): Promise<readonly string[]> {
    return (await this.history(caseNumber))
      .filter(({ type }) => type === 'MessageSent')
      .map(({ data }) => [data.message, data.attempt, data.result].map((part) => part as string).join(' '));
  }

  /** As the read model would say it with nothing left to project. */
  readonly due: DueMessages = { due: (now) => this.casesDue(now) };

  private async *casesDue(now: string) {
    const opened = await openOutbox(this.events);
    const streams = new Set<string>();
    for await (const { stream } of this.events.readAll({ filter: { streamPrefixes: ['complaint-'] } }))
      streams.add(stream);
    for (const stream of streams) {
      const caseNumber = stream.slice('complaint-'.length);
      const read = (await readCase(this.events, caseNumber, opened))!;
      if (read.outbox.some(({ dueAt }) => dueAt <= now))
        yield { caseNumber, revision: read.complaint.revision };
    }
  }
}
