import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { CommandAnswer } from '#cases';
import type { ToTell } from '#projections';
import { Allow } from '../access/allow.js';
import { FromCaller, readerOf } from '../access/caller.js';
import type { Caller } from '../access/caller.js';
import { CommandSender } from '../handle/command-sender.js';
import { LinkCallDto } from '../handle/outcome.dto.js';
import { Answers } from '../openapi/reads/index.js';
import { CaseNumberPipe } from '../request/case-number.js';
import { DescribeConditions, FromConditions } from '../request/conditions.js';
import type { Conditions } from '../request/conditions.js';
import { validated } from '../validation/validated.js';
import { WhatToTell } from './what-to-tell.query.js';

/** The one action whose answer the operator reads out. */
@ApiTags('cases')
@Controller('api/cases/:caseNumber')
export class LinkCallController {
  constructor(
    private readonly commands: CommandSender,
    private readonly queries: QueryBus,
  ) {}

  @Post('link-call')
  @HttpCode(200)
  @Allow('link-call')
  @DescribeConditions()
  @ApiOperation({
    operationId: 'link-call',
    summary: 'The citizen called again about it',
    description:
      'Answers what to tell them now, in the language of the case. Refused once the case is closed: the refusal says where the call belongs.',
  })
  @ApiBody({ type: LinkCallDto, examples: { typical: { value: { text: 'it smells' } } } })
  @Answers('LinkedAnswer')
  async link(
    @Param('caseNumber', CaseNumberPipe) caseNumber: string,
    @Body(validated(LinkCallDto)) body: LinkCallDto,
    @FromCaller() caller: Caller,
    @FromConditions() conditions: Conditions,
  ): Promise<CommandAnswer & { readonly tell?: ToTell }> {
    const order = { action: 'link-call', byDepartment: false, body, caller, conditions, caseNumber } as const;
    const done = await this.commands.send(order);
    const tell = await this.queries.execute(new WhatToTell(readerOf(caller), done));
    return { ...done, ...(tell && { tell }) };
  }
}
