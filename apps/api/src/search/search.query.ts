import { Inject } from '@nestjs/common';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { Reader } from '#access';
import type { CaseQuery, CaseReads, CaseSummary, TypedPage } from '#projections';
import { CASE_READS } from '../ports.js';

export type CasePage = TypedPage<CaseSummary>;

export class SearchCases extends Query<CasePage> {
  constructor(
    readonly reader: Reader,
    readonly question: CaseQuery,
  ) {
    super();
  }
}

@QueryHandler(SearchCases)
export class SearchCasesHandler implements IQueryHandler<SearchCases> {
  constructor(@Inject(CASE_READS) private readonly reads: CaseReads) {}

  execute({ reader, question }: SearchCases): Promise<CasePage> {
    return this.reads.search(reader, question);
  }
}
