import { Inject } from '@nestjs/common';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { Reader } from '#access';
import type { CaseReads, RevisitItem, TypedPage, WorklistItem } from '#projections';
import { CASE_READS } from '../ports.js';

export interface WhichPage {
  readonly cursor?: string;
  readonly limit?: number;
}

/** What a department is to do next, soonest due first. */
export class ReadWorklist extends Query<TypedPage<WorklistItem>> {
  constructor(
    readonly reader: Reader,
    readonly department: string,
    readonly page: WhichPage,
  ) {
    super();
  }
}

@QueryHandler(ReadWorklist)
export class WorklistHandler implements IQueryHandler<ReadWorklist> {
  constructor(@Inject(CASE_READS) private readonly reads: CaseReads) {}

  execute({ reader, department, page }: ReadWorklist): Promise<TypedPage<WorklistItem>> {
    return this.reads.worklist(reader, department, page.cursor, page.limit);
  }
}

/** Resolved cases due a callback, longest waiting first. */
export class ReadRevisits extends Query<TypedPage<RevisitItem>> {
  constructor(
    readonly reader: Reader,
    readonly page: WhichPage,
  ) {
    super();
  }
}

@QueryHandler(ReadRevisits)
export class RevisitsHandler implements IQueryHandler<ReadRevisits> {
  constructor(@Inject(CASE_READS) private readonly reads: CaseReads) {}

  execute({ reader, page }: ReadRevisits): Promise<TypedPage<RevisitItem>> {
    return this.reads.revisits(reader, page.cursor, page.limit);
  }
}
