import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Reader } from '#access';
import type { TypedPage, UndeliveredItem } from '#projections';
import { Allow } from '../access/allow.js';
import { FromReader } from '../access/caller.js';
import { Answers } from '../openapi/reads/index.js';
import { AnswersFrom } from '../request/after.js';
import { PageDto } from '../search/search.dto.js';
import { validated } from '../validation/validated.js';
import { ReadUndelivered } from './undelivered.query.js';

@ApiTags('work')
@Controller('api/undelivered')
export class UndeliveredController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Allow('undelivered')
  @AnswersFrom('outbox')
  @Answers('UndeliveredPage')
  @ApiOperation({
    operationId: 'undelivered',
    summary: 'Messages and deliveries to departments’ systems that did not arrive, latest first',
  })
  undelivered(
    @FromReader() reader: Reader,
    @Query(validated(PageDto)) { cursor, limit }: PageDto,
  ): Promise<TypedPage<UndeliveredItem>> {
    return this.queries.execute(new ReadUndelivered(reader, { cursor, limit }));
  }
}
