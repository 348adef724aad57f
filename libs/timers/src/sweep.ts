import type { Duty, Instant } from '#complaint';
import { StoreUnavailable } from '#event-store';
import type { Progress } from '#projecting';
import type { DueCase, DueTimers } from './due-timers.js';
import type { Pace } from './pace.js';
import { sideBySide } from './side-by-side.js';
import type { StuckDuties } from './stuck-duties.js';

/**
 * Does one duty, if the case is still as it was when the duty was worked out. The same duty again, from this process or
 * another, is the same command.
 *
 * @throws {StoreUnavailable} all is tried again later
 * @throws anything else: the rules refuse it, or it cannot be done now; others go on
 */
export type Fire = (duty: Duty, of: Pick<DueCase, 'caseNumber' | 'revision'>) => Promise<unknown>;

export interface SweepParts {
  readonly due: DueTimers;
  readonly fire: Fire;
  readonly progress: Pick<Progress, 'caughtUp'>;
  /** The name of the read model that tells what is due. */
  readonly model: string;
  readonly clock: () => Date;
  readonly pace: Pace;
  readonly atOnce: number;
  readonly stuck: StuckDuties;
  /** Told before each page how long its first duty has been due. */
  readonly onPage: (lateSeconds: number) => Promise<void>;
  readonly onFired: () => void;
}

/** What came of a sweep. */
export interface Swept {
  readonly fired: number;
  /** Refused, and not owed any more once all that had happened was seen: someone had acted. */
  readonly stoodDown: number;
}

interface Refused {
  readonly duty: Duty;
  readonly reason: string;
}

interface Tried {
  readonly from: DueCase;
  readonly fired?: Duty;
  readonly refused: readonly Refused[];
}

/** Does all that is due, in the order of its deadlines. */
export class Sweep {
  private fired = 0;
  private stoodDown = 0;

  constructor(
    private readonly parts: SweepParts,
    private readonly signal: AbortSignal,
  ) {}

  /** @throws {StoreUnavailable} what was not done is still owed */
  async untilNothingIsDue(): Promise<Swept> {
    let before: number;
    await this.parts.progress.caughtUp(this.parts.model, this.signal);
    do {
      before = this.fired;
      await this.pass(this.parts.clock().toISOString());
    } while (this.fired > before && !this.signal.aborted);
    await this.forgetWhatIsOver();
    return { fired: this.fired, stoodDown: this.stoodDown };
  }

  private async pass(now: Instant): Promise<void> {
    let cursor: string | undefined;
    do {
      const { items, next } = await this.parts.due.due(now, cursor);
      await this.tellLateness(items, now);
      await this.settle(items, now);
      cursor = next;
    } while (cursor !== undefined && !this.signal.aborted);
  }

  private async tellLateness(cases: readonly DueCase[], now: Instant): Promise<void> {
    const [first] = cases.flatMap((each) => this.toTry(each, now));
    if (first) await this.parts.onPage((Date.parse(now) - Date.parse(first.dueAt)) / 1000);
  }

  /** One duty of each case, then what these cases owe by then, until they owe nothing that can be done. */
  private async settle(cases: readonly DueCase[], now: Instant): Promise<void> {
    const { due, progress, model, atOnce } = this.parts;
    let left = cases;
    while (left.length > 0) {
      const tried = (await sideBySide(left, atOnce, (each) => this.tryCase(each, now))).filter(isTried);
      if (tried.length === 0 || this.signal.aborted) return;
      await progress.caughtUp(model, this.signal);
      const owing = await due.of(tried.map(({ from }) => from.caseNumber));
      left = this.judge(tried, owing);
    }
  }

  /** Tries its duties in order until one is done: a refused one may have been overtaken by the next. */
  private async tryCase(from: DueCase, now: Instant): Promise<Tried> {
    const refused: Refused[] = [];
    for (const duty of this.toTry(from, now)) {
      await this.parts.pace.turn(this.signal);
      if (this.signal.aborted) break;
      try {
        await this.parts.fire(duty, from);
      } catch (error) {
        if (error instanceof StoreUnavailable) throw error;
        refused.push({ duty, reason: (error as Error).message });
        continue;
      }
      this.fired += 1;
      this.parts.onFired();
      return { from, fired: duty, refused };
    }
    return { from, refused };
  }

  private toTry({ duties }: DueCase, now: Instant): readonly Duty[] {
    return duties.filter((duty) => duty.dueAt < now && !this.parts.stuck.isResting(duty));
  }

  /** Answers the cases to go on with: those that have changed since. */
  private judge(tried: readonly Tried[], owing: readonly DueCase[]): readonly DueCase[] {
    const owingNow = new Map(owing.map((each) => [each.caseNumber, each]));
    return tried.flatMap(({ from, fired, refused }) => {
      const now = owingNow.get(from.caseNumber);
      const isOwed = ({ id }: Duty) => now?.duties.some((duty) => duty.id === id) ?? false;
      this.stoodDown += refused.filter(({ duty }) => !isOwed(duty)).length;
      const unchanged = now?.revision === from.revision;
      const stuck = unchanged ? refused.filter(({ duty }) => isOwed(duty)) : [];
      if (fired && isOwed(fired)) stuck.push({ duty: fired, reason: 'It was done, and is still owed.' });
      for (const { duty, reason } of stuck) this.parts.stuck.add(from.caseNumber, duty, reason);
      return now && !unchanged ? [now] : [];
    });
  }

  private async forgetWhatIsOver(): Promise<void> {
    const { due, stuck } = this.parts;
    const cases = new Set(stuck.list().map(({ caseNumber }) => caseNumber));
    if (cases.size > 0) stuck.keepOwed(await due.of([...cases]));
  }
}

const isTried = ({ fired, refused }: Tried): boolean => fired !== undefined || refused.length > 0;
