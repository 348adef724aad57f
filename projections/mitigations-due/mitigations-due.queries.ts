import type { Reader } from '#access';
import type { Instant } from '#complaint';
import type { QueryParts } from '../case-history/case-history.queries.js';
import { namesOf } from '../case-history/render/context.js';
import { named, without } from '../listing/listed-case.js';
import type { WhichPage } from '../listing/pages.js';
import { equalTo, passed, readOwnWork } from '../listing/timed-list.js';
import type { TypedPage } from '../read-port/read-port.js';
import { STOPGAPS, type MitigationDocument, type MitigationItem } from './mitigations-due.document.js';

/** Which stopgaps; what is absent does not narrow. */
export interface MitigationQuery extends WhichPage {
  /** Those of its branch. */
  readonly department?: string;
  readonly district?: string;
  /** Those whose review day is over, or those whose is not. */
  readonly lapsed?: boolean;
}

/** What is only mitigated, for those whose work it is; empty for everyone else. */
export class MitigationQueries {
  constructor(private readonly parts: QueryParts) {}

  /**
   * By review day, the earliest first. A department gets those of its branch.
   *
   * @throws {InvalidCursor} @throws {TextsUnavailable} @throws {ReadModelNotBuilt}
   */
  mitigations(reader: Reader, query: MitigationQuery): Promise<TypedPage<MitigationItem>> {
    const { district, lapsed } = query;
    return readOwnWork<MitigationDocument, MitigationItem>(this.parts, reader, query, {
      shelf: STOPGAPS,
      by: 'reviewBy',
      where: (now) => [...equalTo('district', district), ...passed('reviewBy', lapsed, now)],
      show: (stopgap, now) => this.shown(stopgap, now),
    });
  }

  private async shown(stopgap: MitigationDocument, now: Instant): Promise<MitigationItem> {
    const names = namesOf(stopgap, this.parts.catalogue);
    const { department, escalatedTo } = stopgap;
    return {
      ...without(await named(stopgap, this.parts), ['responsible']),
      departmentName: names.department(department),
      ...(escalatedTo !== undefined && { escalatedToName: names.department(escalatedTo) }),
      lapsed: stopgap.reviewBy < now,
    };
  }
}
