import { Controller, Get, Inject, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Reader } from '#access';
import type { Catalogue } from '#complaint';
import type { DeadlineItem, TypedPage } from '#projections';
import { Allow } from '../access/allow.js';
import { FromReader } from '../access/caller.js';
import { requireBranch } from '../access/own-branch.js';
import { Answers } from '../openapi/reads/index.js';
import { CATALOGUE } from '../ports.js';
import { AnswersFrom } from '../request/after.js';
import { validated } from '../validation/validated.js';
import { DeadlinesDto } from './deadlines.dto.js';
import { ReadDeadlines } from './deadlines.query.js';

@ApiTags('work')
@Controller('api/deadlines')
export class DeadlinesController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(CATALOGUE) private readonly catalogue: Catalogue,
  ) {}

  @Get()
  @Allow('deadlines')
  @AnswersFrom('deadlines')
  @Answers('DeadlinePage')
  @ApiOperation({ operationId: 'deadlines', summary: 'Every open promise, soonest first' })
  deadlines(
    @FromReader() reader: Reader,
    @Query(validated(DeadlinesDto)) { department, district, kind, late, cursor, limit }: DeadlinesDto,
  ): Promise<TypedPage<DeadlineItem>> {
    requireBranch(reader, department, this.catalogue);
    return this.queries.execute(
      new ReadDeadlines(reader, { department, district, kind, late, cursor, limit }),
    );
  }
}
