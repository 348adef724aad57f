import { DEFAULT_CATALOGUE, SHIPPED_BOOK, decide, evolve, readComplaintEvent, storedForm } from '#complaint';
import type {
  Complaint,
  ComplaintCommand,
  ComplaintEvent,
  EventMeta,
  RecordedComplaintEvent,
} from '#complaint';
import type { RecordedEvent } from '#event-store';
import { openMemoryReadStore, type ReadStore } from '#read-store';
import { openMemorySealing, sealEvent, type Sealing } from '#sealing';
import { usualActor } from '../../libs/complaint/src/testing/actors.js';
import { CASE, type Step } from '../../libs/complaint/src/testing/steps.js';
import { moment } from '../../libs/complaint/src/testing/story.js';
import { BatchDocuments } from '../../libs/projecting/src/batch-documents.js';
import { CaseReads } from '../case-reads.js';
import { readModels } from '../registry.js';

const RULES = { catalogue: DEFAULT_CATALOGUE, policies: SHIPPED_BOOK, defaultPolicy: 'simple' };

/** A town for specs: cases are decided, sealed and recorded as in service, then projected and read. */
export class Town {
  readonly events: RecordedEvent[] = [];
  readonly sealing: Sealing = openMemorySealing();
  private readonly cases = new Map<string, Complaint>();
  private now = moment('09:00');

  /** What happens to a case, in order, one minute apart unless a step says when. */
  async tell(...steps: readonly Step[]): Promise<this> {
    return this.tellOf(CASE, ...steps);
  }

  async tellOf(caseNumber: string, ...steps: readonly Step[]): Promise<this> {
    for (const step of steps) {
      this.now = step.at ? moment(step.at) : new Date(Date.parse(this.now) + 60_000).toISOString();
      const command = this.command(caseNumber, step);
      for (const event of decide(command, this.cases.get(caseNumber), RULES)) {
        await this.record(caseNumber, event, { occurredAt: command.occurredAt, actor: command.actor });
      }
    }
    return this;
  }

  /** What an import says of a case: recorded now, whatever the rules think of it. */
  async imported(caseNumber: string, occurredAt: string, event: ComplaintEvent): Promise<this> {
    const actor = { id: 'import', role: 'service' } as const;
    const historical = { source: 'old-system', row: '14-01543615' };
    await this.record(caseNumber, event, { occurredAt, actor, historical });
    return this;
  }

  historyOf(caseNumber: string = CASE): readonly RecordedComplaintEvent[] {
    return this.events.map(readComplaintEvent).filter((event) => event.caseNumber === caseNumber);
  }

  /** The reads of this town once everything told so far is projected; they look at it at a moment such as `day 3 10:00`. */
  async reads(at?: string, store?: ReadStore): Promise<CaseReads> {
    const clock = () => new Date(at ? moment(at) : this.now);
    return new CaseReads({
      documents: await this.documents(store),
      sealing: this.sealing,
      catalogue: DEFAULT_CATALOGUE,
      policies: SHIPPED_BOOK,
      clock,
    });
  }

  /** Everything told so far, projected into a read store: the memory one unless another is given. */
  async documents(store: ReadStore = openMemoryReadStore()): Promise<ReadStore> {
    for (const projection of readModels({ sealing: this.sealing, policies: SHIPPED_BOOK })) {
      const generation = await store.building(projection.schema);
      const documents = new BatchDocuments(generation, projection.schema);
      await projection.project(this.events, documents);
      const last = this.events.at(-1);
      if (last) await generation.commit(documents.changes(), { to: last.position });
      await store.swap(generation);
    }
    return store;
  }

  private command(caseNumber: string, { action, payload, happened, actor }: Step): ComplaintCommand {
    const { department } = payload as { department?: string };
    return {
      type: action,
      ...payload,
      ...(action === 'receive' ? { caseNumber } : {}),
      now: this.now,
      occurredAt: happened ? moment(happened) : this.now,
      actor: actor ?? usualActor(action, department),
    } as ComplaintCommand;
  }

  private async record(
    caseNumber: string,
    event: ComplaintEvent,
    meta: Omit<EventMeta, 'recordedAt' | 'schemaVersion'>,
  ): Promise<void> {
    const id = `e${this.events.length}`;
    const sealed = await sealEvent(this.sealing, caseNumber, id, event);
    const form = storedForm(event, sealed, meta);
    const revision = (this.cases.get(caseNumber)?.revision ?? -1) + 1;
    const recorded: RecordedEvent = {
      id,
      type: form.type,
      data: form.data,
      metadata: form.metadata,
      stream: `complaint-${caseNumber}`,
      revision,
      position: `t${String(this.events.length + 1).padStart(16, '0')}`,
      recordedAt: this.now,
    };
    this.events.push(recorded);
    this.cases.set(caseNumber, evolve(this.cases.get(caseNumber), readComplaintEvent(recorded)));
  }
}

/** Words that nobody but those who need them may read; each is found nowhere else. */
export const SECRETS = {
  name: 'Secret Name Qiu',
  phone: '13900009999',
  description: 'secret-description',
  address: 'secret-address flat 304',
  call: 'secret-call',
  information: 'secret-information',
  internal: 'secret-internal-note',
  opinion: 'secret-opinion',
  reopening: 'secret-reopening',
  erasure: 'secret-erasure-reason',
} as const;
