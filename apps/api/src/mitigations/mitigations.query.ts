import { Inject } from '@nestjs/common';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { Reader } from '#access';
import type { CaseReads, MitigationItem, MitigationQuery, TypedPage } from '#projections';
import { CASE_READS } from '../ports.js';

/** Stopgaps by the day on which they are looked at again. */
export class ReadMitigations extends Query<TypedPage<MitigationItem>> {
  constructor(
    readonly reader: Reader,
    readonly question: MitigationQuery,
  ) {
    super();
  }
}

@QueryHandler(ReadMitigations)
export class MitigationsHandler implements IQueryHandler<ReadMitigations> {
  constructor(@Inject(CASE_READS) private readonly reads: CaseReads) {}

  execute({ reader, question }: ReadMitigations): Promise<TypedPage<MitigationItem>> {
    return this.reads.mitigations(reader, question);
  }
}
