import type { Instant } from '#complaint';
import type { ReadStore } from '#read-store';
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

  async *due(now: Instant): AsyncIterable<DueCase> {
    let cursor: string | undefined;
    do {
      const { items, next } = await this.reads.find({
        // What is due at this very moment, too.
        where: [{ field: 'dueAt', below: `${now}~` }],
        order: { field: 'dueAt', direction: 'ascending' },
        limit: PAGE,
        ...(cursor !== undefined && { cursor }),
      });
      for (const { caseNumber, complaint } of items) yield { caseNumber, revision: complaint.revision };
      cursor = next;
    } while (cursor !== undefined);
  }
}
