import type { Reader } from '#access';
import type { Instant } from '#complaint';
import type { QueryParts } from '../case-history/case-history.queries.js';
import { namesOf } from '../case-history/render/context.js';
import { named } from '../listing/listed-case.js';
import type { WhichPage } from '../listing/pages.js';
import { equalTo, passed, readOwnWork } from '../listing/timed-list.js';
import type { TypedPage } from '../read-port/read-port.js';
import {
  OPEN_PROMISES,
  type DeadlineDocument,
  type DeadlineItem,
  type PromiseKind,
} from './deadlines.document.js';

/** Which open promises; what is absent does not narrow. */
export interface DeadlineQuery extends WhichPage {
  /** Those it answers for, with its branch. */
  readonly department?: string;
  readonly district?: string;
  readonly kind?: PromiseKind;
  /** Those that have passed, or those that have not. */
  readonly late?: boolean;
}

/** What is due, for those whose work it is; empty for everyone else. */
export class DeadlineQueries {
  constructor(private readonly parts: QueryParts) {}

  /**
   * Soonest first. A department gets what its branch answers for.
   *
   * @throws {InvalidCursor} @throws {TextsUnavailable} @throws {ReadModelNotBuilt}
   */
  deadlines(reader: Reader, query: DeadlineQuery): Promise<TypedPage<DeadlineItem>> {
    const { district, kind, late } = query;
    return readOwnWork<DeadlineDocument, DeadlineItem>(this.parts, reader, query, {
      shelf: OPEN_PROMISES,
      by: 'dueAt',
      where: (now) => [
        ...equalTo('district', district),
        ...equalTo('kind', kind),
        ...passed('dueAt', late, now),
      ],
      show: (promise, now) => this.shown(promise, now),
    });
  }

  private async shown(promise: DeadlineDocument, now: Instant): Promise<DeadlineItem> {
    const names = namesOf(promise, this.parts.catalogue);
    return {
      ...(await named(promise, this.parts)),
      responsible: promise.responsible.map((id) => ({ id, name: names.department(id) })),
      late: promise.dueAt < now,
    };
  }
}
