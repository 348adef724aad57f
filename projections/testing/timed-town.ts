import { CaseCommand, CaseCommands, type CommandAnswer, dutyCommand } from '#cases';
import { type Action, DEFAULT_CATALOGUE, SHIPPED_BOOK } from '#complaint';
import { type EventStore, type RecordedEvent, openMemoryEventStore } from '#event-store';
import { Projector } from '#projecting';
import { type ReadStore, openMemoryReadStore } from '#read-store';
import { openMemorySealing } from '#sealing';
import { TimerRun, type TimerRunOptions } from '#timers';
import { usualActor } from '../../libs/complaint/src/testing/actors.js';
import * as step from '../../libs/complaint/src/testing/steps.js';
import type { Step } from '../../libs/complaint/src/testing/steps.js';
import { FakeTime } from '../../libs/timers/src/testing/fake-time.js';
import { DueCases } from '../timers/due-cases.js';
import { timersProjection } from '../timers/timers.projection.js';

const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A town whose service acts by itself, on a clock that passes only when told to. */
export class TimedTown {
  readonly time = new FakeTime(new Date('2026-09-23T01:00:00.000Z'));
  readonly events: EventStore = openMemoryEventStore({ clock: this.time.clock });
  readonly sealing = openMemorySealing();
  readonly documents: ReadStore = openMemoryReadStore();
  readonly projector = new Projector({
    events: this.events,
    documents: this.documents,
    projections: [timersProjection(SHIPPED_BOOK)],
    clock: this.time.clock,
  });
  readonly commands = this.openCommands();
  readonly due = new DueCases(this.documents);
  readonly told: string[] = [];

  /** Runs one test on a town and clears it away. */
  static async play(test: (town: TimedTown) => Promise<void>): Promise<void> {
    const town = new TimedTown();
    await town.projector.start();
    try {
      await test(town);
    } finally {
      await town.projector.stop();
      await town.events.close();
    }
  }

  /** The command path of one process. */
  openCommands(): CaseCommands {
    const rules = { catalogue: DEFAULT_CATALOGUE, policies: SHIPPED_BOOK, defaultPolicy: 'simple' };
    const { events, sealing, time } = this;
    return new CaseCommands({ events, sealing, rules, clock: time.clock });
  }

  /** A run of the timers as one process has it. */
  openTimers(options: Partial<TimerRunOptions> = {}): TimerRun {
    const commands = this.openCommands();
    return new TimerRun({
      due: this.due,
      fire: (duty, of) => commands.handle(dutyCommand(duty, of)),
      progress: this.projector,
      clock: this.time.clock,
      time: this.time,
      ratePerSecond: Infinity,
      tell: (line) => void this.told.push(line),
      ...options,
    });
  }

  async receive(words: Parameters<typeof step.receive>[0] = {}): Promise<string> {
    return (await this.act(step.receive(words), undefined)).caseNumber;
  }

  /** What people do to a case, in order, at once. */
  async tell(caseNumber: string, ...steps: readonly Step[]): Promise<void> {
    for (const each of steps) await this.act(each, caseNumber);
  }

  private act({ action, payload, actor }: Step, caseNumber: string | undefined): Promise<CommandAnswer> {
    const { department } = payload as { department?: string };
    const request = { actor: actor ?? usualActor(action, department), correlationId: 'person' };
    return this.commands.handle(new CaseCommand<Action>(action, payload, request, caseNumber));
  }

  /** Resolves when the read model shows all that has happened. */
  async caughtUp(): Promise<void> {
    await this.projector.caughtUp('timers', new AbortController().signal);
  }

  /** Milliseconds until something is due on a case. */
  async untilFirstDuty(caseNumber: string): Promise<number> {
    await this.caughtUp();
    const [{ duties } = { duties: [] }] = await this.due.of([caseNumber]);
    return Date.parse(duties[0]!.dueAt) - this.time.clock().getTime();
  }

  /** All that is recorded of cases, in order. */
  async log(): Promise<readonly RecordedEvent[]> {
    const found: RecordedEvent[] = [];
    for await (const event of this.events.readAll({ filter: { streamPrefixes: ['complaint-'] } }))
      found.push(event);
    return found;
  }

  async typesOf(caseNumber: string): Promise<readonly string[]> {
    return (await this.log()).filter(({ stream }) => stream.endsWith(caseNumber)).map(({ type }) => type);
  }
}
