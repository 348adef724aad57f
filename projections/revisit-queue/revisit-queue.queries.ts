import type { Reader } from '#access';
import type { Instant } from '#complaint';
import type { QueryParts } from '../case-history/case-history.queries.js';
import { named, without } from '../listing/listed-case.js';
import type { WhichPage } from '../listing/pages.js';
import { passed, readTimedList } from '../listing/timed-list.js';
import type { TypedPage } from '../read-port/read-port.js';
import { mayCallBack } from '../read-port/visibility.js';
import { REVISITS, type RevisitDocument, type RevisitItem } from './revisit-queue.document.js';

export interface RevisitQuery extends WhichPage {
  /** Those whose promised hours have begun, or those whose have not. */
  readonly callable?: boolean;
}

/** Whom to call now and next; empty for everyone but the hotline. */
export class RevisitQueries {
  constructor(private readonly parts: QueryParts) {}

  /**
   * Those first whose promised hours are over or end soonest; last those to whom no callback is promised.
   *
   * @throws {InvalidCursor} @throws {TextsUnavailable} @throws {ReadModelNotBuilt}
   */
  async revisits(reader: Reader, query: RevisitQuery): Promise<TypedPage<RevisitItem>> {
    if (!mayCallBack(reader)) return { items: [] };
    return readTimedList<RevisitDocument, RevisitItem>(this.parts, reader, query, {
      shelf: REVISITS,
      by: 'callUntil',
      where: (now) => passed('callFrom', query.callable, now),
      show: (revisit, now) => this.shown(revisit, now),
    });
  }

  private async shown(revisit: RevisitDocument, now: Instant): Promise<RevisitItem> {
    const { callFrom, callUntil } = revisit;
    return {
      ...without(await named(revisit, this.parts), ['callFrom', 'callUntil']),
      callable: callFrom !== undefined && callFrom < now,
      overdue: callUntil !== undefined && callUntil < now,
    };
  }
}
