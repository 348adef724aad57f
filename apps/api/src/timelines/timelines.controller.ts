import { Controller, Get, Headers, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Reader } from '#access';
import type { Timelines } from '#projections';
import { Public } from '../access/allow.js';
import { FromReader } from '../access/caller.js';
import { asCsv, wantsCsv } from '../csv/csv-reply.js';
import { Answers } from '../openapi/reads/index.js';
import { AnswersFrom } from '../request/after.js';
import { ThrottledAs } from '../throttling/throttle.guard.js';
import { validated } from '../validation/validated.js';
import { timelinesCsv } from './timelines-csv.js';
import { TimelinesDto } from './timelines.dto.js';
import { ReadTimelines } from './timelines.query.js';

@ApiTags('analytics')
@Controller('api/analytics/timelines')
export class TimelinesController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Public()
  @ThrottledAs('look-up')
  @AnswersFrom('resolution-timelines')
  @Answers('Timelines', 'text/csv')
  @ApiOperation({
    operationId: 'timelines',
    summary: 'From receipt to first measure and to true resolution, in seconds, by group',
  })
  async timelines(
    @FromReader() reader: Reader,
    @Query(validated(TimelinesDto)) { groupBy = 'department', from, to, historical, format }: TimelinesDto,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Timelines | string> {
    const timelines = await this.queries.execute(
      new ReadTimelines(reader, { groupBy, from, to, historical }),
    );
    return wantsCsv(format, accept) ? asCsv(reply, 'timelines', timelinesCsv(timelines)) : timelines;
  }
}
