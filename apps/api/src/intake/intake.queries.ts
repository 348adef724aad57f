import { Inject } from '@nestjs/common';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { Reader } from '#access';
import type { CallSoFar, CaseReads, Heard, SimilarCases, Suggestions } from '#projections';
import { CASE_READS } from '../ports.js';

/** Cases that a call may be about, the likeliest first. */
export class FindSimilar extends Query<SimilarCases> {
  constructor(
    readonly reader: Reader,
    readonly call: CallSoFar,
  ) {
    super();
  }
}

@QueryHandler(FindSimilar)
export class FindSimilarHandler implements IQueryHandler<FindSimilar> {
  constructor(@Inject(CASE_READS) private readonly reads: CaseReads) {}

  execute({ reader, call }: FindSimilar): Promise<SimilarCases> {
    return this.reads.similar(reader, call);
  }
}

/** What a call may be about, and who could handle it. */
export class Suggest extends Query<Suggestions> {
  constructor(
    readonly reader: Reader,
    readonly heard: Heard,
  ) {
    super();
  }
}

@QueryHandler(Suggest)
export class SuggestHandler implements IQueryHandler<Suggest> {
  constructor(@Inject(CASE_READS) private readonly reads: CaseReads) {}

  execute({ reader, heard }: Suggest): Promise<Suggestions> {
    return this.reads.suggest(reader, heard);
  }
}
