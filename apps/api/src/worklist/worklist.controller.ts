import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Reader } from '#access';
import { branchOf } from '#complaint';
import type { Catalogue } from '#complaint';
import type { RevisitItem, TypedPage, WorklistItem } from '#projections';
import { Allow } from '../access/allow.js';
import { FromReader } from '../access/caller.js';
import { Answers } from '../openapi/reads/index.js';
import { CATALOGUE } from '../ports.js';
import { ApiProblem } from '../problems/api-problem.js';
import { AnswersFrom } from '../request/after.js';
import { PageDto } from '../search/search.dto.js';
import { validated } from '../validation/validated.js';
import { ReadRevisits, ReadWorklist } from './worklist.queries.js';

@ApiTags('work')
@Controller('api')
export class WorklistController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(CATALOGUE) private readonly catalogue: Catalogue,
  ) {}

  @Get('worklists/:department')
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

  @Get('revisits')
  @Allow('revisits')
  @AnswersFrom('department-worklist')
  @Answers('RevisitPage')
  @ApiOperation({ operationId: 'revisits', summary: 'Citizens to call back, longest waiting first' })
  revisits(
    @FromReader() reader: Reader,
    @Query(validated(PageDto)) { cursor, limit }: PageDto,
  ): Promise<TypedPage<RevisitItem>> {
    return this.queries.execute(new ReadRevisits(reader, { cursor, limit }));
  }
}

/** A refusal that says so is more use to a department than an empty list. */
function requireBranch(reader: Reader, department: string, catalogue: Catalogue): void {
  const own = reader.kind === 'staff' ? reader.actor.department : undefined;
  if (own === undefined || branchOf(catalogue, own).includes(department)) return;
  throw new ApiProblem('forbidden', `Your token reads the worklists of ${own} and those below it only.`);
}
