import type { Instant } from '#complaint';
import type { Condition, ReadStore } from '#read-store';
import type { DueCase, DueMessages as Due } from '#telling';
import { OwnReads } from '../read-port/own-reads.js';
import { OUTBOX_CASES, type OutboxCase } from './outbox.document.js';

const PAGE = 100;

/** Where messages are due, from the read model `outbox`. */
export class DueMessages implements Due {
  private readonly reads: OwnReads<OutboxCase>;

  constructor(documents: ReadStore) {
    this.reads = new OwnReads(documents, OUTBOX_CASES);
  }

  /** How many cases have a message due. */
  backlog(now: Instant): Promise<number> {
    return this.reads.count(dueBy(now));
  }

  async *due(now: Instant): AsyncIterable<DueCase> {
    let cursor: string | undefined;
    do {
      const { items, next } = await this.reads.find({
        where: dueBy(now),
        order: { field: 'dueAt', direction: 'ascending' },
        limit: PAGE,
        ...(cursor !== undefined && { cursor }),
      });
      for (const { caseNumber, complaint } of items) yield { caseNumber, revision: complaint.revision };
      cursor = next;
    } while (cursor !== undefined);
  }
}

/** Also what is due at this very moment. */
const dueBy = (now: Instant): readonly Condition[] => [{ field: 'dueAt', below: `${now}~` }];
