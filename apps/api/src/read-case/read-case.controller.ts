import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Reader } from '#access';
import type { CaseView, FullHistory } from '#projections';
import { Allow, Public } from '../access/allow.js';
import { FromReader } from '../access/caller.js';
import { Answers } from '../openapi/reads/index.js';
import { AfterDto, AnswersFrom } from '../request/after.js';
import { CaseNumberPipe } from '../request/case-number.js';
import { ThrottledAs } from '../throttling/throttle.guard.js';
import { validated } from '../validation/validated.js';
import { ReadCase, ReadHistory } from './read-case.queries.js';

@ApiTags('cases')
@Controller('api/cases/:caseNumber')
export class ReadCaseController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Public()
  @ThrottledAs('look-up')
  @AnswersFrom('case-history')
  @Answers('Case')
  @ApiOperation({ operationId: 'read-case', summary: 'The case now and its public history' })
  read(
    @Param('caseNumber', CaseNumberPipe) caseNumber: string,
    @FromReader() reader: Reader,
    @Query(validated(AfterDto)) _after: AfterDto,
  ): Promise<CaseView> {
    return this.queries.execute(new ReadCase(reader, caseNumber));
  }

  @Get('history')
  @Allow('read-history')
  @AnswersFrom('case-history')
  @Answers('History')
  @ApiOperation({
    operationId: 'read-history',
    summary: 'The full history, opened as far as the reader may see',
  })
  history(
    @Param('caseNumber', CaseNumberPipe) caseNumber: string,
    @FromReader() reader: Reader,
    @Query(validated(AfterDto)) _after: AfterDto,
  ): Promise<FullHistory> {
    return this.queries.execute(new ReadHistory(reader, caseNumber));
  }
}
