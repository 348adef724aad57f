import type { Reader } from '#access';
import type { Day, Status } from '#complaint';
import { searchTerms, type Condition } from '#read-store';
import type { QueryParts } from '../case-history/case-history.queries.js';
import { namesOf } from '../case-history/render/context.js';
import { STATUS_NAMES } from '../case-history/render/status-names.js';
import { openSummary } from '../folding/open-summary.js';
import { inBounds } from '../read-port/page-size.js';
import type { TypedPage } from '../read-port/read-port.js';
import { SEARCH_CASES, type CaseSummary, type SearchDocument } from './case-search.document.js';

/** What a search asks for; what is absent does not narrow. */
export interface CaseQuery {
  readonly text?: string;
  readonly status?: Status;
  readonly district?: string;
  readonly category?: string;
  readonly department?: string;
  /** First and last day of receipt, both included. */
  readonly from?: Day;
  readonly to?: Day;
  readonly cursor?: string;
  /** 1 to 100; 20 by default. */
  readonly limit?: number;
}

/** Searches over the cases that a reader may find. */
export class CaseSearchQueries {
  constructor(private readonly parts: QueryParts) {}

  /** Newest first. @throws {InvalidCursor} @throws {TextsUnavailable} @throws {ReadModelNotBuilt} */
  async search(reader: Reader, query: CaseQuery): Promise<TypedPage<CaseSummary>> {
    const page = await this.parts.port.find<SearchDocument>(reader, SEARCH_CASES, {
      where: conditionsOf(query),
      order: { field: 'receivedHour', direction: 'descending' },
      limit: inBounds(query.limit),
      ...(query.cursor === undefined ? {} : { cursor: query.cursor }),
    });
    const items = await Promise.all(page.items.map((found) => this.summaryOf(found)));
    return { items, ...(page.next === undefined ? {} : { next: page.next }) };
  }

  private async summaryOf(found: SearchDocument): Promise<CaseSummary> {
    const names = namesOf(found, this.parts.catalogue);
    const summary = await openSummary(found, this.parts.sealing);
    const { complaint } = found;
    return {
      caseNumber: found.caseNumber,
      status: found.status,
      statusText: STATUS_NAMES[found.status],
      category: found.category,
      categoryName: names.category(found.category),
      district: found.district,
      districtName: names.district(found.district),
      receivedAt: found.receivedHour,
      ...(summary === undefined ? {} : { summary }),
      language: complaint.language,
      departments: found.departments.map((id) => ({ id, name: names.department(id) })),
      ...(complaint.historical ? { source: complaint.historical } : {}),
    };
  }
}

function conditionsOf({
  text,
  status,
  district,
  category,
  department,
  from,
  to,
}: CaseQuery): readonly Condition[] {
  const equal = Object.entries({ status, district, category, departments: department }).flatMap(
    ([field, equals]) => (equals === undefined ? [] : [{ field, equals }]),
  );
  // No day is later than this one with a letter behind it, and none of the next comes before.
  const days = { ...(from && { atLeast: from }), ...(to && { below: `${to}~` }) };
  return [
    ...searchTerms(text ?? '').map((term) => ({ field: 'terms', equals: term })),
    ...equal,
    ...(from || to ? [{ field: 'receivedDay', ...days }] : []),
  ];
}
