import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Reader } from '#access';
import type { FullHistory } from '#projections';
import { Allow } from '../access/allow.js';
import { FromReader } from '../access/caller.js';
import { Answers } from '../openapi/reads/index.js';
import { CLOCK } from '../ports.js';
import type { Clock } from '../ports.js';
import { CaseNumberPipe } from '../request/case-number.js';
import { validated } from '../validation/validated.js';
import { ReplayDto } from './audit.dto.js';
import { Replay } from './replay.query.js';

@ApiTags('audit')
@Controller('api/audit/cases')
export class ReplayController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get(':caseNumber')
  @Allow('audit')
  @Answers('History')
  @ApiOperation({ operationId: 'replay', summary: 'A case as of a moment, from the log itself' })
  replay(
    @Param('caseNumber', CaseNumberPipe) caseNumber: string,
    @FromReader() reader: Reader,
    @Query(validated(ReplayDto)) { asOf, basis = 'recorded' }: ReplayDto,
  ): Promise<FullHistory> {
    const moment = { asOf: asOf ?? this.clock().toISOString(), basis };
    return this.queries.execute(new Replay(reader, caseNumber, moment));
  }
}
