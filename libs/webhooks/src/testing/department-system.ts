import { DEFAULT_CATALOGUE, branchOf } from '#complaint';
import type { SendResult, WebhookClient, WebhookTarget } from '#delivering';
import type { Position } from '#event-store';
import { Hotline } from '../../../telling/src/testing/hotline.js';
import { DeliveryRun, type DeliveryRunOptions } from '../delivery-run.js';
import type { Payload } from '../payload.js';
import type { DepartmentSight } from '../subscriber.js';
import { type NewWebhook, Webhooks } from '../webhooks.js';

export const ADMINISTRATOR = { id: 'adm-1', role: 'administrator' } as const;
const SENT: SendResult = { result: 'sent' };

/** Branch and accusation, as the read port judges them. */
const SIGHT: DepartmentSight = {
  mayRead: (department, { parts, about }) => {
    const branch = branchOf(DEFAULT_CATALOGUE, department);
    return (
      parts.some((part) => [part.department, ...part.delegatedTo].some((id) => branch.includes(id))) &&
      !about.some((id) => branch.includes(id))
    );
  },
  texts: async (_, { type }) => Promise.resolve({ opened: type }),
};

/** What a target got. */
export interface Call {
  readonly target: WebhookTarget;
  readonly id: string;
  readonly body: Payload;
}

/** A hotline with subscribers, whose targets answer as they are told. */
export class DepartmentSystem {
  readonly hotline = new Hotline();
  readonly calls: Call[] = [];
  readonly errors: string[] = [];
  answer: (call: Call) => SendResult | Promise<SendResult> = () => SENT;
  readonly webhooks = new Webhooks({
    events: this.hotline.events,
    sealing: this.hotline.sealing,
    catalogue: DEFAULT_CATALOGUE,
    target: { resolve: async () => Promise.resolve([{ address: '93.184.215.14', family: 4 }]) },
  });

  private readonly client: WebhookClient = {
    deliver: async (target, id, body) => {
      const call = { target, id, body: body as Payload };
      this.calls.push(call);
      return this.answer(call);
    },
    close: async () => Promise.resolve(),
  };

  async add(wanted: Partial<NewWebhook> = {}): Promise<string> {
    const { id } = await this.webhooks.add(
      { department: 'sanitation', url: 'https://sanitation.example/hook', ...wanted },
      ADMINISTRATOR,
    );
    return id;
  }

  /** As a process that has just started: it knows nothing but the log. */
  async deliver(): Promise<void> {
    await this.process().deliverDue();
  }

  /** A process that goes on, and after which positions it reads the log. */
  watched(): { readonly run: DeliveryRun; readonly reads: (Position | undefined)[] } {
    const { events } = this.hotline;
    const reads: (Position | undefined)[] = [];
    const run = this.process({
      append: events.append.bind(events),
      readStream: events.readStream.bind(events),
      head: events.head.bind(events),
      readAll: (options = {}) => {
        reads.push(options.after);
        return events.readAll(options);
      },
    });
    return { run, reads };
  }

  private process(events: DeliveryRunOptions['events'] = this.hotline.events): DeliveryRun {
    const { sealing, clock } = this.hotline;
    return new DeliveryRun({
      events,
      sealing,
      clock,
      client: this.client,
      sight: SIGHT,
      publicUrl: 'https://hotline.example',
      lease: {
        isHeld: true,
        beat: async () => Promise.resolve(true),
        release: async () => Promise.resolve(),
      },
      logger: { error: (message) => this.errors.push(message) },
    });
  }

  /** The clock goes on. */
  later(ms: number): void {
    this.hotline.now = new Date(Date.parse(this.hotline.now) + ms).toISOString();
  }

  /** Types of what was delivered, in order. */
  types(): readonly string[] {
    return this.calls.map(({ body }) => body.type);
  }

  /** What the log holds of a subscription. */
  async history(id: string): Promise<readonly string[]> {
    const types: string[] = [];
    for await (const { type } of this.hotline.events.readStream(`webhook-${id}`)) types.push(type);
    return types;
  }
}
