import { Inject } from '@nestjs/common';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { Reader } from '#access';
import { UnknownCase } from '#cases';
import type { CaseReads, CaseView, FullHistory } from '#projections';
import { CASE_READS } from '../ports.js';

/** The case now and its history, as far as the reader may see. */
export class ReadCase extends Query<CaseView> {
  constructor(
    readonly reader: Reader,
    readonly caseNumber: string,
  ) {
    super();
  }
}

/** Throws `UnknownCase` alike for a number that does not exist and one the reader may not see. */
@QueryHandler(ReadCase)
export class ReadCaseHandler implements IQueryHandler<ReadCase> {
  constructor(@Inject(CASE_READS) private readonly reads: CaseReads) {}

  async execute({ reader, caseNumber }: ReadCase): Promise<CaseView> {
    const view = await this.reads.caseView(reader, caseNumber);
    if (!view) throw new UnknownCase();
    return view;
  }
}

/** The full history, opened as far as the reader may see. */
export class ReadHistory extends Query<FullHistory> {
  constructor(
    readonly reader: Reader,
    readonly caseNumber: string,
  ) {
    super();
  }
}

@QueryHandler(ReadHistory)
export class ReadHistoryHandler implements IQueryHandler<ReadHistory> {
  constructor(@Inject(CASE_READS) private readonly reads: CaseReads) {}

  async execute({ reader, caseNumber }: ReadHistory): Promise<FullHistory> {
    const view = await this.reads.history(reader, caseNumber);
    if (!view) throw new UnknownCase();
    return view;
  }
}
