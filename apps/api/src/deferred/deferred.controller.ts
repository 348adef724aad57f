import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Reader } from '#access';
import type { DeferredItem, TypedPage } from '#projections';
import { Public } from '../access/allow.js';
import { FromReader } from '../access/caller.js';
import { Answers } from '../openapi/reads/index.js';
import { AnswersFrom } from '../request/after.js';
import { ThrottledAs } from '../throttling/throttle.guard.js';
import { validated } from '../validation/validated.js';
import { DeferredDto } from './deferred.dto.js';
import { ReadDeferred } from './deferred.query.js';

@ApiTags('cases')
@Controller('api/deferred')
export class DeferredController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Public()
  @ThrottledAs('look-up')
  @AnswersFrom('deferred-cases')
  @Answers('DeferredPage')
  @ApiOperation({ operationId: 'deferred', summary: 'Long-standing problems, by their next public report' })
  deferred(
    @FromReader() reader: Reader,
    @Query(validated(DeferredDto)) { department, district, overdue, cursor, limit }: DeferredDto,
  ): Promise<TypedPage<DeferredItem>> {
    return this.queries.execute(new ReadDeferred(reader, { department, district, overdue, cursor, limit }));
  }
}
