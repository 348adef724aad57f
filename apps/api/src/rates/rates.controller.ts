import { Controller, Get, Headers, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Reader } from '#access';
import type { CountedCase, Rates, TypedPage } from '#projections';
import { Public } from '../access/allow.js';
import { FromReader } from '../access/caller.js';
import { asCsv, wantsCsv } from '../csv/csv-reply.js';
import { Answers } from '../openapi/reads/index.js';
import { AnswersFrom } from '../request/after.js';
import { ThrottledAs } from '../throttling/throttle.guard.js';
import { validated } from '../validation/validated.js';
import { ratesCsv } from './rates-csv.js';
import { CountedCasesDto, RatesDto } from './rates.dto.js';
import { ReadCountedCases, ReadRates } from './rates.queries.js';

@ApiTags('analytics')
@Controller('api/analytics/rates')
export class RatesController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Public()
  @ThrottledAs('look-up')
  @AnswersFrom('department-rates')
  @Answers('Rates', 'text/csv')
  @ApiOperation({
    operationId: 'rates',
    summary: 'Response, resolution and satisfaction, by what citizens said when called back',
  })
  async rates(
    @FromReader() reader: Reader,
    @Query(validated(RatesDto))
    { groupBy = 'department', month, department, district, policy, historical, format }: RatesDto,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Rates | string> {
    const question = { groupBy, month, department, district, policy, historical };
    const rates = await this.queries.execute(new ReadRates(reader, question));
    return wantsCsv(format, accept) ? asCsv(reply, 'rates', ratesCsv(rates)) : rates;
  }

  @Get('cases')
  @Public()
  @ThrottledAs('look-up')
  @AnswersFrom('department-rates')
  @Answers('CountedCasePage')
  @ApiOperation({
    operationId: 'countedCases',
    summary: 'The cases behind a figure of the rates, as far as the reader may see them',
  })
  cases(
    @FromReader() reader: Reader,
    @Query(validated(CountedCasesDto)) question: CountedCasesDto,
  ): Promise<TypedPage<CountedCase>> {
    const { month, department, district, policy, historical, counts, cursor, limit } = question;
    const asked = { month, department, district, policy, historical, counts, cursor, limit };
    return this.queries.execute(new ReadCountedCases(reader, asked));
  }
}
