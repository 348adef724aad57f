import type { Reader } from '#access';
import type { Instant } from '#complaint';
import type { Condition } from '#read-store';
import type { QueryParts } from '../case-history/case-history.queries.js';
import { namesOf } from '../case-history/render/context.js';
import { named } from '../listing/listed-case.js';
import { atOneMoment } from '../listing/moment-cursor.js';
import { mapPage, paged, type WhichPage } from '../listing/pages.js';
import type { TypedPage } from '../read-port/read-port.js';
import { workAskedFor } from '../read-port/visibility.js';
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
  async deadlines(reader: Reader, query: DeadlineQuery): Promise<TypedPage<DeadlineItem>> {
    const { catalogue, clock, port } = this.parts;
    const work = workAskedFor(reader, query.department, catalogue);
    if (work === undefined) return { items: [] };
    const own = work.branch ? [{ field: 'responsible', anyOf: work.branch }] : [];
    return atOneMoment(query, clock, async (now, page) => {
      const where = [...own, ...conditionsOf(query, now)];
      const found = await port.find<DeadlineDocument>(reader, OPEN_PROMISES, paged('dueAt', where, page));
      return mapPage(found, (promise) => this.shown(promise, now));
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

const conditionsOf = ({ district, kind, late }: DeadlineQuery, now: Instant): readonly Condition[] => [
  ...(district === undefined ? [] : [{ field: 'district', equals: district }]),
  ...(kind === undefined ? [] : [{ field: 'kind', equals: kind }]),
  ...(late === undefined ? [] : [{ field: 'dueAt', ...(late ? { below: now } : { atLeast: now }) }]),
];
