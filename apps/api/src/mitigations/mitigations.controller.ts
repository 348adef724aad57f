import { Controller, Get, Inject, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Reader } from '#access';
import type { Catalogue } from '#complaint';
import type { MitigationItem, TypedPage } from '#projections';
import { Allow } from '../access/allow.js';
import { FromReader } from '../access/caller.js';
import { requireBranch } from '../access/own-branch.js';
import { Answers } from '../openapi/reads/index.js';
import { CATALOGUE } from '../ports.js';
import { AnswersFrom } from '../request/after.js';
import { validated } from '../validation/validated.js';
import { MitigationsDto } from './mitigations.dto.js';
import { ReadMitigations } from './mitigations.query.js';

@ApiTags('work')
@Controller('api/mitigations')
export class MitigationsController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(CATALOGUE) private readonly catalogue: Catalogue,
  ) {}

  @Get()
  @Allow('mitigations')
  @AnswersFrom('mitigations-due')
  @Answers('MitigationPage')
  @ApiOperation({
    operationId: 'mitigations',
    summary: 'What is only mitigated, by the day on which it is looked at again',
  })
  mitigations(
    @FromReader() reader: Reader,
    @Query(validated(MitigationsDto)) { department, district, lapsed, cursor, limit }: MitigationsDto,
  ): Promise<TypedPage<MitigationItem>> {
    requireBranch(reader, department, this.catalogue);
    return this.queries.execute(new ReadMitigations(reader, { department, district, lapsed, cursor, limit }));
  }
}
