import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Reader } from '#access';
import { Public } from '../access/allow.js';
import { FromReader } from '../access/caller.js';
import { Answers } from '../openapi/reads/index.js';
import { AnswersFrom } from '../request/after.js';
import { ThrottledAs } from '../throttling/throttle.guard.js';
import { validated } from '../validation/validated.js';
import { SearchDto } from './search.dto.js';
import { SearchCases } from './search.query.js';
import type { CasePage } from './search.query.js';

@ApiTags('cases')
@Controller('api/cases')
export class SearchController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Public()
  @ThrottledAs('look-up')
  @AnswersFrom('case-search')
  @Answers('CasePage')
  @ApiOperation({ operationId: 'search', summary: 'Find cases, as far as the reader may' })
  search(
    @FromReader() reader: Reader,
    @Query(validated(SearchDto)) { after: _after, ...question }: SearchDto,
  ): Promise<CasePage> {
    return this.queries.execute(new SearchCases(reader, question));
  }
}
