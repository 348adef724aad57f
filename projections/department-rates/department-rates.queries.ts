import type { Reader } from '#access';
import type { LocalizedText } from '#complaint';
import type { QueryParts } from '../case-history/case-history.queries.js';
import { namesOf } from '../case-history/render/context.js';
import { inBounds } from '../read-port/page-size.js';
import type { TypedPage } from '../read-port/read-port.js';
import type { RateCount } from './counts.js';
import { COUNTED, RATED_CASES, type RateDocument } from './department-rates.document.js';
import {
  conditionsOf,
  originsOf,
  ratesFrom,
  wantedBy,
  type RateChoice,
  type Rates,
  type RatesQuery,
} from './rates.js';

/** Which of the cases behind a figure. */
export interface CountedQuery extends RateChoice {
  /** The figure; all that count in any of them where absent. */
  readonly counts?: RateCount;
  readonly cursor?: string;
  /** 1 to 100; 20 by default. */
  readonly limit?: number;
}

/** One case behind a figure: a callback, a round that ended without one, a deadline or a deferral. */
export interface CountedCase extends Pick<
  RateDocument,
  'caseNumber' | 'round' | 'counts' | 'month' | 'department' | 'district'
> {
  readonly departmentName?: LocalizedText;
  readonly districtName: LocalizedText;
  readonly policy: { readonly id: string; readonly version: number };
  readonly historical: boolean;
}

/** Figures over many cases, open to every reader and alike for all; the cases behind them as far as each may see. */
export class RateQueries {
  constructor(private readonly parts: Pick<QueryParts, 'port' | 'catalogue' | 'policies'>) {}

  /** @throws {ReadModelNotBuilt} */
  async rates(_reader: Reader, query: RatesQuery): Promise<Rates> {
    const { port, catalogue } = this.parts;
    const wanted = conditionsOf(wantedBy(query, catalogue));
    const found = await port.forFigures<RateDocument>(COUNTED, wanted);
    const answered = conditionsOf({ answered: originsOf(query) });
    const confidential = await port.confidentialTens(RATED_CASES, answered);
    return ratesFrom(found, confidential, query, this.parts);
  }

  /** By case number. @throws {InvalidCursor} @throws {ReadModelNotBuilt} */
  async countedCases(
    reader: Reader,
    { counts, cursor, limit, ...choice }: CountedQuery,
  ): Promise<TypedPage<CountedCase>> {
    const { port, catalogue } = this.parts;
    const page = await port.find<RateDocument>(reader, COUNTED, {
      where: [
        ...conditionsOf({ ...wantedBy(choice, catalogue), ...(counts && { counts: [counts] }) }),
        // They are behind no figure.
        { field: 'visibility', noneOf: ['confidential'] },
      ],
      limit: inBounds(limit),
      ...(cursor === undefined ? {} : { cursor }),
    });
    return { ...page, items: page.items.map((document) => this.shown(document)) };
  }

  private shown(document: RateDocument): CountedCase {
    const { caseNumber, round, counts, month, department, district } = document;
    const names = namesOf(document, this.parts.catalogue);
    return {
      caseNumber,
      round,
      counts,
      month,
      ...(department !== undefined && { department, departmentName: names.department(department) }),
      district,
      districtName: names.district(district),
      policy: { id: document.policyId, version: document.policyVersion },
      historical: document.origin === 'historical',
    };
  }
}
