import type { Reader } from '#access';
import type { Instant } from '#complaint';
import type { Condition } from '#read-store';
import type { QueryParts } from '../case-history/case-history.queries.js';
import { namesOf } from '../case-history/render/context.js';
import { named, without } from '../listing/listed-case.js';
import { atOneMoment } from '../listing/moment-cursor.js';
import { mapPage, paged, type WhichPage } from '../listing/pages.js';
import type { TypedPage } from '../read-port/read-port.js';
import { workAskedFor } from '../read-port/visibility.js';
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
  async mitigations(reader: Reader, query: MitigationQuery): Promise<TypedPage<MitigationItem>> {
    const { catalogue, clock, port } = this.parts;
    const work = workAskedFor(reader, query.department, catalogue);
    if (work === undefined) return { items: [] };
    const own = work.branch ? [{ field: 'responsible', anyOf: work.branch }] : [];
    return atOneMoment(query, clock, async (now, page) => {
      const where = [...own, ...conditionsOf(query, now)];
      const found = await port.find<MitigationDocument>(reader, STOPGAPS, paged('reviewBy', where, page));
      return mapPage(found, (stopgap) => this.shown(stopgap, now));
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

const conditionsOf = ({ district, lapsed }: MitigationQuery, now: Instant): readonly Condition[] => [
  ...(district === undefined ? [] : [{ field: 'district', equals: district }]),
  ...(lapsed === undefined ? [] : [{ field: 'reviewBy', ...(lapsed ? { below: now } : { atLeast: now }) }]),
];
