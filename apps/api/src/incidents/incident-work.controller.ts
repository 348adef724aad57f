import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { CommandRequest } from '#cases';
import { type Incident, parseCaseNumber } from '#complaint';
import { type IncidentAnswer, IncidentCommands } from '#incidents';
import type { CaseReads } from '#projections';
import { Allow } from '../access/allow.js';
import { FromCaller, actorOf, readerOf } from '../access/caller.js';
import type { Caller } from '../access/caller.js';
import { IncidentAnswerDto, ManyAnswerDto } from '../openapi/answers.js';
import { CASE_READS } from '../ports.js';
import { ApiProblem } from '../problems/api-problem.js';
import { canonicalJson } from '../request/canonical-json.js';
import { DescribeConditions, FromConditions } from '../request/conditions.js';
import type { Conditions } from '../request/conditions.js';
import { IncidentNumberPipe } from '../request/incident-number.js';
import { validated } from '../validation/validated.js';
import * as dto from './incidents.dto.js';
import { MemberCommands } from './member-commands.js';

const example = (value: object) => ({ examples: { typical: { value } } });

/** What staff do with incidents. */
@ApiTags('incidents')
@Controller('api/incidents')
export class IncidentWorkController {
  constructor(
    private readonly incidents: IncidentCommands,
    private readonly members: MemberCommands,
    @Inject(CASE_READS) private readonly reads: CaseReads,
  ) {}

  @Post()
  @Allow('open-incident')
  @DescribeConditions()
  @ApiOperation({ operationId: 'open-incident', summary: 'Say that many cases have one cause' })
  @ApiBody({
    type: dto.OpenIncidentDto,
    ...example({
      category: 'water.supply',
      district: 'haidian',
      area: 'Willow Lane and the streets beside it',
      text: 'A main burst this morning; water is off',
    }),
  })
  @ApiCreatedResponse({ type: IncidentAnswerDto })
  open(
    @Body(validated(dto.OpenIncidentDto)) body: dto.OpenIncidentDto,
    @FromCaller() caller: Caller,
    @FromConditions() conditions: Conditions,
  ): Promise<IncidentAnswer> {
    return this.incidents.open({ ...body }, requestOf(caller, conditions, body));
  }

  @Post(':incident/update')
  @HttpCode(200)
  @Allow('update-incident')
  @DescribeConditions()
  @ApiOperation({ operationId: 'update-incident', summary: 'Say what is new; every case of it is told' })
  @ApiBody({ type: dto.UpdateIncidentDto, ...example({ text: 'A pump is on its way' }) })
  @ApiOkResponse({ type: IncidentAnswerDto })
  update(
    @Param('incident', IncidentNumberPipe) number: string,
    @Body(validated(dto.UpdateIncidentDto)) body: dto.UpdateIncidentDto,
    @FromCaller() caller: Caller,
    @FromConditions() conditions: Conditions,
  ): Promise<IncidentAnswer> {
    return this.incidents.update(number, { ...body }, requestOf(caller, conditions, body));
  }

  @Post(':incident/end')
  @HttpCode(200)
  @Allow('end-incident')
  @DescribeConditions()
  @ApiOperation({
    operationId: 'end-incident',
    summary: 'Say that the cause is gone; no case is resolved by it',
  })
  @ApiBody({ type: dto.EndIncidentDto, ...example({ text: 'The main is mended and water is back' }) })
  @ApiOkResponse({ type: IncidentAnswerDto })
  end(
    @Param('incident', IncidentNumberPipe) number: string,
    @Body(validated(dto.EndIncidentDto)) body: dto.EndIncidentDto,
    @FromCaller() caller: Caller,
    @FromConditions() conditions: Conditions,
  ): Promise<IncidentAnswer> {
    return this.incidents.end(number, { ...body }, requestOf(caller, conditions, body));
  }

  @Post(':incident/add-cases')
  @HttpCode(200)
  @Allow('add-cases')
  @DescribeConditions()
  @ApiOperation({ operationId: 'add-cases', summary: 'Let cases join, by number' })
  @ApiBody({ type: dto.AddCasesDto, ...example({ cases: ['HD-0000-0000-Z'] }) })
  @ApiOkResponse({ type: ManyAnswerDto })
  async addCases(
    @Param('incident', IncidentNumberPipe) number: string,
    @Body(validated(dto.AddCasesDto)) { cases }: dto.AddCasesDto,
    @FromCaller() caller: Caller,
    @FromConditions() conditions: Conditions,
  ): Promise<ManyAnswerDto> {
    await this.incidents.goingOn(number);
    return this.join(number, cases.map(caseNumberOf), requestOf(caller, conditions, { number, cases }));
  }

  @Post(':incident/add-received')
  @HttpCode(200)
  @Allow('add-cases')
  @DescribeConditions()
  @ApiOperation({ operationId: 'add-received', summary: 'Let cases join, by when they were received' })
  @ApiBody({ type: dto.AddReceivedDto, ...example({ from: '2026-09-23' }) })
  @ApiOkResponse({ type: ManyAnswerDto })
  async addReceived(
    @Param('incident', IncidentNumberPipe) number: string,
    @Body(validated(dto.AddReceivedDto)) body: dto.AddReceivedDto,
    @FromCaller() caller: Caller,
    @FromConditions() conditions: Conditions,
  ): Promise<ManyAnswerDto> {
    const cases = await this.receivedThen(await this.incidents.goingOn(number), body, caller);
    return this.join(number, cases, requestOf(caller, conditions, { number, ...body }));
  }

  @Post(':incident/resolve-members')
  @HttpCode(200)
  @Allow('resolve-members')
  @DescribeConditions()
  @ApiOperation({
    operationId: 'resolve-members',
    summary: 'Resolve every open case of an incident that your department leads, with one text',
  })
  @ApiBody({
    type: dto.ResolveMembersDto,
    ...example({ outcome: 'fixed', done: 'the main is mended and water is back' }),
  })
  @ApiOkResponse({ type: ManyAnswerDto })
  async resolveMembers(
    @Param('incident', IncidentNumberPipe) number: string,
    @Body(validated(dto.ResolveMembersDto)) { outcome, done }: dto.ResolveMembersDto,
    @FromCaller() caller: Caller,
    @FromConditions() conditions: Conditions,
  ): Promise<ManyAnswerDto> {
    const led = await this.reads.casesToResolve(readerOf(caller), number);
    return this.members.send(
      led.map(({ caseNumber, department }) => ({
        caseNumber,
        action: 'resolve',
        payload: { department, outcome, done },
      })),
      requestOf(caller, conditions, { number, outcome, done }),
    );
  }

  private join(number: string, cases: readonly string[], request: CommandRequest): Promise<ManyAnswerDto> {
    return this.members.send(
      cases.map((caseNumber) => ({ caseNumber, action: 'join-incident', payload: { incident: number } })),
      request,
    );
  }

  /** Those of its kind of matter and district that are not closed. */
  private async receivedThen(
    incident: Incident,
    { from, to, category = incident.category }: dto.AddReceivedDto,
    caller: Caller,
  ): Promise<readonly string[]> {
    const query = { district: incident.district, category, from, to, limit: 100 };
    const found: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await this.reads.search(readerOf(caller), { ...query, ...(cursor && { cursor }) });
      for (const { caseNumber, status } of page.items) if (status !== 'closed') found.push(caseNumber);
      cursor = page.next;
    } while (cursor !== undefined && found.length < dto.MOST_CASES);
    return found;
  }
}

function caseNumberOf(typed: string): string {
  const caseNumber = parseCaseNumber(typed);
  if (caseNumber !== undefined) return caseNumber;
  throw new ApiProblem('wrong-check-character', `There is a typo in the case number ${typed}.`);
}

const requestOf = (caller: Caller, conditions: Conditions, body: object): CommandRequest => ({
  ...conditions,
  actor: actorOf(caller),
  body: canonicalJson(body),
});
