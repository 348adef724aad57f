import { Inject } from '@nestjs/common';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { Reader } from '#access';
import type { CaseReads, CountedCase, CountedQuery, Rates, RatesQuery, TypedPage } from '#projections';
import { CASE_READS } from '../ports.js';

/** What citizens said when called back, as rates by group. */
export class ReadRates extends Query<Rates> {
  constructor(
    readonly reader: Reader,
    readonly question: RatesQuery,
  ) {
    super();
  }
}

@QueryHandler(ReadRates)
export class RatesHandler implements IQueryHandler<ReadRates> {
  constructor(@Inject(CASE_READS) private readonly reads: CaseReads) {}

  execute({ reader, question }: ReadRates): Promise<Rates> {
    return this.reads.rates(reader, question);
  }
}

/** The cases behind a figure. */
export class ReadCountedCases extends Query<TypedPage<CountedCase>> {
  constructor(
    readonly reader: Reader,
    readonly question: CountedQuery,
  ) {
    super();
  }
}

@QueryHandler(ReadCountedCases)
export class CountedCasesHandler implements IQueryHandler<ReadCountedCases> {
  constructor(@Inject(CASE_READS) private readonly reads: CaseReads) {}

  execute({ reader, question }: ReadCountedCases): Promise<TypedPage<CountedCase>> {
    return this.reads.countedCases(reader, question);
  }
}
