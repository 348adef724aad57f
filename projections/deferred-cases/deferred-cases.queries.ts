import type { Reader } from '#access';
import { branchOf } from '#complaint';
import type { Catalogue, Instant } from '#complaint';
import type { Condition } from '#read-store';
import type { QueryParts } from '../case-history/case-history.queries.js';
import { namesOf } from '../case-history/render/context.js';
import { toTheHour } from '../case-history/wording/dates.js';
import { named, without } from '../listing/listed-case.js';
import type { WhichPage } from '../listing/pages.js';
import { equalTo, passed, readTimedList } from '../listing/timed-list.js';
import type { TypedPage } from '../read-port/read-port.js';
import {
  DEFERRED,
  HANDLERS_ONLY,
  type DeferredDocument,
  type DeferredItem,
} from './deferred-cases.document.js';

/** Which deferred cases; what is absent does not narrow. */
export interface DeferredQuery extends WhichPage {
  /** Those that it or its branch leads. */
  readonly department?: string;
  readonly district?: string;
  /** Those whose report is overdue, or those whose is not. */
  readonly overdue?: boolean;
}

/** The deferred cases that a reader may find: the public the listed ones. */
export class DeferredQueries {
  constructor(private readonly parts: QueryParts) {}

  /** By next report, the earliest first. @throws {InvalidCursor} @throws {TextsUnavailable} @throws {ReadModelNotBuilt} */
  deferred(reader: Reader, query: DeferredQuery): Promise<TypedPage<DeferredItem>> {
    return readTimedList<DeferredDocument, DeferredItem>(this.parts, reader, query, {
      shelf: DEFERRED,
      by: 'reportBy',
      where: (now) => conditionsOf(query, this.parts.catalogue, now),
      show: (deferred, now) => this.shown(deferred, now),
    });
  }

  private async shown(deferred: DeferredDocument, now: Instant): Promise<DeferredItem> {
    const { department, reportBy } = deferred;
    const names = namesOf(deferred, this.parts.catalogue);
    return {
      ...without(await named(deferred, this.parts), HANDLERS_ONLY),
      receivedAt: toTheHour(deferred.receivedAt),
      ...(department !== undefined && { departmentName: names.department(department) }),
      overdue: reportBy < now,
    };
  }
}

const conditionsOf = (
  { department, district, overdue }: DeferredQuery,
  catalogue: Catalogue,
  now: Instant,
): readonly Condition[] => [
  ...(department === undefined ? [] : [{ field: 'department', anyOf: branchOf(catalogue, department) }]),
  ...equalTo('district', district),
  ...passed('reportBy', overdue, now),
];
