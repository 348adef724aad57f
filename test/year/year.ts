import { CaseCommand, type CaseCommands } from '#cases';
import {
  COMPLAINT_STREAM_PREFIX,
  type Instant,
  type PolicyBook,
  complaintStream,
  evolve,
  readComplaintEvent,
} from '#complaint';
import type { EventStore, RecordedEvent } from '#event-store';
import { Agenda, type Entry } from './agenda.js';
import { type Matter, type YearPlan, matterOf } from './matter.js';
import { type Act, type KnownCase, nextAct } from './people.js';

const TICK = 3_600_000;
const DAY = 24 * TICK;
/** How many cases act side by side within a tick, as they would in a city. */
const AT_ONCE = 64;

export interface YearParts {
  readonly events: EventStore;
  readonly commands: Pick<CaseCommands, 'handle'>;
  readonly policies: PolicyBook;
  /** Fires what is due at the moment the clock shows, and answers the numbers of the cases that it fired on. */
  sweep(): Promise<ReadonlySet<string>>;
  /** Sets the one clock that everything goes by. */
  setClock(now: Date): void;
  /** Told after each simulated day. */
  onDay?(day: number): void;
}

/**
 * A year in a district: people act as the seed says, the service's own timers do the rest, and the clock moves on by the
 * hour. Begun on a log that holds part of the year, it goes on from there.
 */
export class Year {
  private readonly agenda = new Agenda();
  private readonly cases = new Map<number, KnownCase>();
  private readonly indexes = new Map<string, number>();
  private readonly matters: readonly Matter[];

  constructor(
    private readonly plan: YearPlan,
    private readonly parts: YearParts,
  ) {
    this.matters = Array.from({ length: plan.complaints }, (_, index) => matterOf(plan, index));
  }

  async live(): Promise<void> {
    const begun = await this.remember();
    for (const { index } of this.matters) this.planNext(index);
    const from = Date.parse(this.plan.from);
    const end = from + this.plan.days * DAY;
    // The tick that was under way may lack some of its acts, or all of its firings.
    const first = begun === undefined ? from : Math.ceil((Date.parse(begun) - from) / TICK) * TICK + from;
    for (let now = first; now <= end; now += TICK) {
      await this.tick(new Date(now));
      if ((now - from) % DAY === 0) this.parts.onDay?.((now - from) / DAY);
    }
  }

  /** Folds what the log holds; answers when its last event was recorded. */
  private async remember(): Promise<Instant | undefined> {
    let last: Instant | undefined;
    const filter = { streamPrefixes: [COMPLAINT_STREAM_PREFIX] };
    for await (const event of this.parts.events.readAll({ filter })) {
      if (event.revision === 0) this.indexes.set(numberOf(event), indexOf(event));
      this.learn(this.indexes.get(numberOf(event))!, event);
      last = event.recordedAt;
    }
    return last;
  }

  private async tick(now: Date): Promise<void> {
    this.parts.setClock(now);
    const instant = now.toISOString();
    for (let due = this.takeDue(instant); due.length > 0; due = this.takeDue(instant)) {
      for (let begin = 0; begin < due.length; begin += AT_ONCE)
        await Promise.all(due.slice(begin, begin + AT_ONCE).map((entry) => this.perform(entry)));
    }
    for (const caseNumber of await this.parts.sweep()) await this.refresh(this.indexes.get(caseNumber)!);
  }

  private takeDue(now: Instant): Entry[] {
    const due: Entry[] = [];
    while (this.agenda.next && this.agenda.next.at <= now) {
      const entry = this.agenda.take()!;
      if (entry.revision === this.revisionOf(entry.index)) due.push(entry);
    }
    return due;
  }

  private async perform({ index, revision }: Entry): Promise<void> {
    const known = this.cases.get(index);
    const { action, payload, actor } = this.nextAct(index)!;
    const commandId = `year/${index}/${revision + 1}`;
    const request = { actor, correlationId: commandId, commandId };
    const caseNumber = known?.complaint.caseNumber;
    const command = new CaseCommand(action, payload, request, caseNumber);
    const answer = await this.parts.commands.handle(command);
    this.indexes.set(answer.caseNumber, index);
    await this.refresh(index, answer.caseNumber);
  }

  private async refresh(index: number, number = this.cases.get(index)!.complaint.caseNumber): Promise<void> {
    const from = this.revisionOf(index) + 1;
    for await (const event of this.parts.events.readStream(complaintStream(number), { from }))
      this.learn(index, event);
    this.planNext(index);
  }

  private learn(index: number, event: RecordedEvent): void {
    const known = this.cases.get(index);
    const counts = { ...known?.counts, [event.type]: (known?.counts[event.type] ?? 0) + 1 };
    const complaint = { ...evolve(known?.complaint, readComplaintEvent(event)), entries: {} };
    this.cases.set(index, { complaint, counts, lastAt: event.recordedAt });
  }

  private planNext(index: number): void {
    const act = this.nextAct(index);
    if (act) this.agenda.add({ at: act.at, index, revision: this.revisionOf(index) });
  }

  private nextAct(index: number): Act | undefined {
    const matter = this.matters[index]!;
    const known = this.cases.get(index);
    const { policies } = this.parts;
    const policy = known
      ? policies.of(known.complaint.policy)
      : policies.inForce(matter.receive.policy!, matter.receivedAt);
    return nextAct(matter, known, policy);
  }

  private revisionOf(index: number): number {
    return this.cases.get(index)?.complaint.revision ?? -1;
  }
}

const numberOf = ({ stream }: RecordedEvent): string => stream.slice(COMPLAINT_STREAM_PREFIX.length);

/** A receipt was caused by `year/<index>/0`. */
const indexOf = ({ metadata }: RecordedEvent): number =>
  Number((metadata['$causationId'] as string).split('/')[1]);
