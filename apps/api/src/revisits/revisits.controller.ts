import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Reader } from '#access';
import type { RevisitItem, TypedPage } from '#projections';
import { Allow } from '../access/allow.js';
import { FromReader } from '../access/caller.js';
import { Answers } from '../openapi/reads/index.js';
import { AnswersFrom } from '../request/after.js';
import { validated } from '../validation/validated.js';
import { RevisitsDto } from './revisits.dto.js';
import { ReadRevisits } from './revisits.query.js';

@ApiTags('work')
@Controller('api/revisits')
export class RevisitsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Allow('revisits')
  @AnswersFrom('revisit-queue')
  @Answers('RevisitPage')
  @ApiOperation({
    operationId: 'revisits',
    summary: 'Whom to call back now and next: promised hours that are over or end soonest come first',
  })
  revisits(
    @FromReader() reader: Reader,
    @Query(validated(RevisitsDto)) { callable, cursor, limit }: RevisitsDto,
  ): Promise<TypedPage<RevisitItem>> {
    return this.queries.execute(new ReadRevisits(reader, { callable, cursor, limit }));
  }
}
