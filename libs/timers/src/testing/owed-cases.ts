import { Subject } from 'rxjs';
import type { Duty, Instant } from '#complaint';
import type { Progress, Projected } from '#projecting';
import type { Backlog, DueCase, DuePage, DueTimers } from '../due-timers.js';
import type { Fire } from '../sweep.js';

/** Where a case stands in the order of deadlines. */
const place = ({ duties: [first], caseNumber }: DueCase): string => `${first!.dueAt} ${caseNumber}`;

export const duty = (id: string, dueAt: Instant): Duty => ({
  id,
  dueAt,
  action: 'schedule-revisit',
  payload: {},
});

/** What is owed, kept by hand: no domain, no log. What is done is owed no more. */
export class OwedCases implements DueTimers {
  readonly done: string[] = [];
  readonly projected = new Subject<Projected>();
  uncounted: Backlog['uncounted'];
  /** Called before a duty is done; what it throws is why it is not. */
  onFire: (duty: Duty, of: Parameters<Fire>[1]) => void | Promise<void> = () => undefined;
  private readonly cases = new Map<string, DueCase>();
  /** What the read model shows of them. */
  private shown: ReadonlyMap<string, DueCase> = this.cases;
  private show: () => void = () => undefined;

  constructor(private readonly pageSize = 3) {}

  owe(caseNumber: string, ...duties: readonly Duty[]): this {
    const revision = (this.cases.get(caseNumber)?.revision ?? -1) + 1;
    this.cases.set(caseNumber, { caseNumber, revision, duties });
    return this;
  }

  /** From now on what happens is shown only once somebody has waited for it. Answers a way to show it now. */
  lagBehind(): () => void {
    this.show = () => void (this.shown = new Map(this.cases));
    return this.show;
  }

  readonly fire: Fire = async (duty, of) => {
    await this.onFire(duty, of);
    this.done.push(duty.id);
    const { duties } = this.cases.get(of.caseNumber)!;
    this.owe(of.caseNumber, ...duties.filter(({ id }) => id !== duty.id));
  };

  readonly progress: Pick<Progress, 'caughtUp' | 'projectedBy'> = {
    caughtUp: async () => this.show(),
    projectedBy: () => this.projected,
  };

  async due(now: Instant, cursor = ''): Promise<DuePage> {
    const left = this.dueCases(now).filter((each) => place(each) > cursor);
    const items = left.slice(0, this.pageSize);
    return { items, ...(left.length > items.length && { next: place(items.at(-1)!) }) };
  }

  async of(caseNumbers: readonly string[]): Promise<readonly DueCase[]> {
    return caseNumbers.flatMap((caseNumber) => this.shown.get(caseNumber) ?? []);
  }

  async backlog(now: Instant): Promise<Backlog> {
    return { due: this.dueCases(now).length, ...(this.uncounted && { uncounted: this.uncounted }) };
  }

  private dueCases(now: Instant): readonly DueCase[] {
    return [...this.shown.values()]
      .filter(({ duties: [first] }) => first !== undefined && first.dueAt < now)
      .toSorted((one, other) => (place(one) < place(other) ? -1 : 1));
  }
}
