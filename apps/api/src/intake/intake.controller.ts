import { Body, Controller, HttpCode, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Reader } from '#access';
import type { SimilarCases, Suggestions } from '#projections';
import { Allow } from '../access/allow.js';
import { FromReader } from '../access/caller.js';
import { Answers } from '../openapi/reads/index.js';
import { AfterDto, AnswersFrom } from '../request/after.js';
import { validated } from '../validation/validated.js';
import { SimilarDto, SuggestDto } from './intake.dto.js';
import { FindSimilar, Suggest } from './intake.queries.js';

const SIMILAR_EXAMPLE = {
  category: 'sanitation.rubbish',
  summary: 'Rubbish under the windows of block 7',
  phone: '13800000000',
  location: { district: 'haidian', street: '学院路', point: [116.298, 39.959] },
};

const SUGGEST_EXAMPLE = { summary: '七号楼窗下垃圾堆积', district: 'haidian' };

/** What helps an operator with a caller on the line. Asked by POST: a number or a complaint belongs in no address. */
@ApiTags('intake')
@Controller('api/intake')
export class IntakeController {
  constructor(private readonly queries: QueryBus) {}

  @Post('similar')
  @HttpCode(200)
  @Allow('intake')
  @AnswersFrom('similar-cases')
  @Answers('SimilarCases')
  @ApiOperation({
    operationId: 'similar',
    summary: 'Cases that a call may be about',
    description:
      'From what is known so far: the caller’s own cases, and cases of the same kind at the same place or in the same words. Each says why it is offered and what to do. Changes nothing.',
  })
  @ApiBody({ type: SimilarDto, examples: { typical: { value: SIMILAR_EXAMPLE } } })
  similar(
    @FromReader() reader: Reader,
    @Body(validated(SimilarDto)) { location, ...call }: SimilarDto,
    @Query(validated(AfterDto)) _after: AfterDto,
  ): Promise<SimilarCases> {
    return this.queries.execute(new FindSimilar(reader, { ...call, ...location }));
  }

  @Post('suggest')
  @HttpCode(200)
  @Allow('intake')
  @AnswersFrom('similar-cases')
  @Answers('Suggestions')
  @ApiOperation({
    operationId: 'suggest',
    summary: 'Categories and departments that a complaint may be for',
    description:
      'From the catalogue’s keywords in both languages, and from who solved such cases of the district. The operator chooses.',
  })
  @ApiBody({ type: SuggestDto, examples: { typical: { value: SUGGEST_EXAMPLE } } })
  suggest(
    @FromReader() reader: Reader,
    @Body(validated(SuggestDto)) heard: SuggestDto,
    @Query(validated(AfterDto)) _after: AfterDto,
  ): Promise<Suggestions> {
    return this.queries.execute(new Suggest(reader, heard));
  }
}
