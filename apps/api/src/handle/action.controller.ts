import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import type { Type } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { CommandAnswer } from '#cases';
import { Allow } from '../access/allow.js';
import { FromCaller } from '../access/caller.js';
import type { Caller } from '../access/caller.js';
import { CommandAnswerDto } from '../openapi/answers.js';
import { CaseNumberPipe } from '../request/case-number.js';
import { DescribeConditions, FromConditions } from '../request/conditions.js';
import type { Conditions } from '../request/conditions.js';
import { validated } from '../validation/validated.js';
import { ACTION_TABLE } from './action-table.js';
import type { ActionRow } from './action-table.js';
import { CommandSender } from './command-sender.js';

/** The route of one action. */
function actionController({ action, body: expected, summary, example, byDepartment }: ActionRow): Type {
  @ApiTags('cases')
  @Controller('api/cases/:caseNumber')
  class ActionController {
    constructor(private readonly commands: CommandSender) {}

    @Post(action)
    @HttpCode(200)
    @Allow(action)
    @DescribeConditions()
    @ApiOperation({ operationId: action, summary })
    @ApiBody({ type: expected, examples: { typical: { value: example } } })
    @ApiOkResponse({ type: CommandAnswerDto })
    handle(
      @Param('caseNumber', CaseNumberPipe) caseNumber: string,
      @Body(validated(expected)) body: object,
      @FromCaller() caller: Caller,
      @FromConditions() conditions: Conditions,
    ): Promise<CommandAnswer> {
      return this.commands.send({ action, byDepartment, body, caller, conditions, caseNumber });
    }
  }
  Object.defineProperty(ActionController, 'name', { value: `ActionController(${action})` });
  return ActionController;
}

export const ACTION_CONTROLLERS: readonly Type[] = ACTION_TABLE.map(actionController);
