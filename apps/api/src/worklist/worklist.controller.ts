import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Reader } from '#access';
import type { Catalogue } from '#complaint';
import type { TypedPage, WorklistItem } from '#projections';
import { Allow } from '../access/allow.js';
import { FromReader } from '../access/caller.js';
import { requireBranch } from '../access/own-branch.js';
import { Answers } from '../openapi/reads/index.js';
import { CATALOGUE } from '../ports.js';
import { AnswersFrom } from '../request/after.js';
import { PageDto } from '../search/search.dto.js';
import { validated } from '../validation/validated.js';
import { ReadWorklist } from './worklist.query.js';

@ApiTags('work')
@Controller('api/worklists')
export class WorklistController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(CATALOGUE) private readonly catalogue: Catalogue,
  ) {}

  @Get(':department')
  @Allow('worklist')
  @AnswersFrom('department-worklist')
  @Answers('WorklistPage')
  @ApiOperation({ operationId: 'worklist', summary: 'What a department is to do next, soonest due first' })
  worklist(
    @Param('department') department: string,
    @FromReader() reader: Reader,
    @Query(validated(PageDto)) { cursor, limit }: PageDto,
  ): Promise<TypedPage<WorklistItem>> {
    requireBranch(reader, department, this.catalogue);
    return this.queries.execute(new ReadWorklist(reader, department, { cursor, limit }));
  }
}
