import { type CaseCommands, dutyCommand } from '#cases';
import type { Progress } from '#projecting';
import { DueCases, DueRelays } from '#projections';
import type { Stores } from '#service';
import { type DueTimers, SharedTimers, TimerRun, type TimerStatus } from '#timers';

/** What a process does by itself: what it owes its cases once that is due, and news of incidents. */
export interface Timing {
  start(): void;
  /** Resolves when what is under way has ended. */
  stop(): Promise<void>;
  /** @throws {StoreUnavailable} */
  status(): Promise<TimerStatus>;
  /**
   * How news of incidents reach their cases.
   *
   * @throws {StoreUnavailable}
   */
  news(): Promise<TimerStatus>;
}

export interface TimingParts extends Pick<Stores, 'documents' | 'sealing' | 'clock' | 'configuration'> {
  readonly commands: Pick<CaseCommands, 'handle'>;
  readonly progress: Progress;
}

/** This process alone has the stores. */
export const timeAlone = (parts: TimingParts): Timing =>
  together(worksOf(parts).map((work) => runOf(parts, work)));

/** One of the processes on the same stores does it. */
export const timeShared = (parts: TimingParts): Timing =>
  together(
    worksOf(parts).map(
      ({ model, due }) =>
        new SharedTimers({ ...parts, name: model, due, run: runOf(parts, { model, due }), logger: console }),
    ),
  );

interface Work {
  /** The read model that tells what is due. */
  readonly model: string;
  readonly due: DueTimers;
}

const worksOf = ({ documents, sealing }: TimingParts): readonly Work[] => [
  { model: 'timers', due: new DueCases(documents) },
  { model: 'incidents', due: new DueRelays(documents, sealing) },
];

const runOf = ({ commands, configuration, ...parts }: TimingParts, { model, due }: Work): TimerRun =>
  new TimerRun({
    ...parts,
    model,
    due,
    fire: (duty, of) => commands.handle(dutyCommand(duty, of)),
    ratePerSecond: configuration.CASETRAIL_TIMERS_PER_SECOND,
    tell: console.error,
  });

type Runs = readonly Pick<TimerRun, 'start' | 'stop' | 'status'>[];

function together(runs: Runs): Timing {
  const [timers, relays] = runs;
  return {
    start: () => runs.forEach((run) => run.start()),
    stop: async () => void (await Promise.all(runs.map((run) => run.stop()))),
    status: () => timers!.status(),
    news: () => relays!.status(),
  };
}
