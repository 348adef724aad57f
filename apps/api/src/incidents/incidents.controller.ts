import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Reader } from '#access';
import { DomainError } from '#complaint';
import type { CaseReads, IncidentCase, IncidentLine, IncidentView, TypedPage } from '#projections';
import { Allow, Public } from '../access/allow.js';
import { FromReader } from '../access/caller.js';
import { Answers } from '../openapi/reads/index.js';
import { CASE_READS } from '../ports.js';
import { AfterDto, AnswersFrom } from '../request/after.js';
import { IncidentNumberPipe } from '../request/incident-number.js';
import { PageDto } from '../search/search.dto.js';
import { ThrottledAs } from '../throttling/throttle.guard.js';
import { validated } from '../validation/validated.js';
import { IncidentListDto } from './incidents.dto.js';

@ApiTags('incidents')
@Controller('api/incidents')
export class IncidentsController {
  constructor(@Inject(CASE_READS) private readonly reads: CaseReads) {}

  @Get()
  @Public()
  @ThrottledAs('look-up')
  @AnswersFrom('incidents')
  @Answers('IncidentPage')
  @ApiOperation({ operationId: 'incidents', summary: 'Single causes behind many cases, newest first' })
  list(
    @FromReader() reader: Reader,
    @Query(validated(IncidentListDto)) { after: _after, ...query }: IncidentListDto,
  ): Promise<TypedPage<IncidentLine>> {
    return this.reads.incidents(reader, query);
  }

  @Get(':incident')
  @Public()
  @ThrottledAs('look-up')
  @AnswersFrom('incidents')
  @Answers('Incident')
  @ApiOperation({ operationId: 'incident', summary: 'One incident, and all that was said of it' })
  async read(
    @Param('incident', IncidentNumberPipe) number: string,
    @FromReader() reader: Reader,
    @Query(validated(AfterDto)) _after: AfterDto,
  ): Promise<IncidentView> {
    const incident = await this.reads.incident(reader, number);
    if (incident) return incident;
    throw new DomainError('unknown-incident', `There is no incident ${number}.`, { incident: number });
  }

  @Get(':incident/cases')
  @Allow('incident-cases')
  @AnswersFrom('incidents')
  @Answers('IncidentCasePage')
  @ApiOperation({
    operationId: 'incident-cases',
    summary: 'The cases of an incident, as far as the reader may',
  })
  cases(
    @Param('incident', IncidentNumberPipe) number: string,
    @FromReader() reader: Reader,
    @Query(validated(PageDto)) { cursor, limit }: PageDto,
  ): Promise<TypedPage<IncidentCase>> {
    return this.reads.incidentCases(reader, number, cursor, limit);
  }
}
