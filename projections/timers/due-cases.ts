import type { Instant } from '#complaint';
import type { Query, ReadStore } from '#read-store';
import type { Backlog, DueCase, DuePage, DueTimers } from '#timers';
import { OwnReads } from '../read-port/own-reads.js';
import { TIMED_CASES, type TimersDocument } from './timers.document.js';

const PAGE = 200;

/** What is due, from the read model `timers`. */
export class DueCases implements DueTimers {
  private readonly reads: OwnReads<TimersDocument>;

  constructor(documents: ReadStore) {
    this.reads = new OwnReads(documents, TIMED_CASES);
  }

  async due(now: Instant, cursor?: string): Promise<DuePage> {
    const { items, next } = await this.reads.find({
      where: dueBefore(now),
      order: { field: 'dueAt', direction: 'ascending' },
      limit: PAGE,
      ...(cursor !== undefined && { cursor }),
    });
    return { items: items.map(dueCase), ...(next !== undefined && { next }) };
  }

  async of(caseNumbers: readonly string[]): Promise<readonly DueCase[]> {
    return (await this.reads.getMany(caseNumbers)).map(dueCase);
  }

  async backlog(now: Instant): Promise<Backlog> {
    const uncounted = { where: [{ field: 'lacksYear', present: true }] };
    const [due, cases, first] = [
      await this.reads.count(dueBefore(now)),
      await this.reads.count(uncounted.where),
      await this.reads.find({
        ...uncounted,
        order: { field: 'lacksYear', direction: 'ascending' },
        limit: 1,
      }),
    ];
    const year = first.items[0]?.lacksYear;
    return { due, ...(year !== undefined && { uncounted: { cases, year } }) };
  }
}

const dueBefore = (now: Instant): NonNullable<Query['where']> => [{ field: 'dueAt', below: now }];

const dueCase = ({ caseNumber, complaint, duties }: TimersDocument): DueCase => ({
  caseNumber,
  revision: complaint.revision,
  duties,
});
