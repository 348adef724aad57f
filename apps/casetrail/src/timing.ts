import { type CaseCommands, dutyCommand } from '#cases';
import type { Progress } from '#projecting';
import { DueCases } from '#projections';
import type { Stores } from '#service';
import { SharedTimers, TimerRun, type TimerStatus } from '#timers';

/** What a process does by itself once it is due. */
export interface Timing {
  start(): void;
  /** Resolves when what is under way has ended. */
  stop(): Promise<void>;
  /** @throws {StoreUnavailable} */
  status(): Promise<TimerStatus>;
}

export interface TimingParts extends Pick<Stores, 'documents' | 'clock' | 'configuration'> {
  readonly commands: Pick<CaseCommands, 'handle'>;
  readonly progress: Progress;
}

/** This process alone has the stores. */
export const timeAlone = (parts: TimingParts): Timing => runOf(parts, new DueCases(parts.documents));

/** One of the processes on the same stores does it. */
export function timeShared(parts: TimingParts): Timing {
  const due = new DueCases(parts.documents);
  return new SharedTimers({ ...parts, due, run: runOf(parts, due), logger: console });
}

const runOf = ({ commands, configuration, ...parts }: TimingParts, due: DueCases): TimerRun =>
  new TimerRun({
    ...parts,
    due,
    fire: (duty, of) => commands.handle(dutyCommand(duty, of)),
    ratePerSecond: configuration.CASETRAIL_TIMERS_PER_SECOND,
    tell: console.error,
  });
