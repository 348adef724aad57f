import { Body, Controller, Ip, Post } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { CommandAnswer } from '#cases';
import { admit } from '../access/access.guard.js';
import { Public } from '../access/allow.js';
import { FromCaller } from '../access/caller.js';
import type { Caller } from '../access/caller.js';
import { CommandSender } from '../handle/command-sender.js';
import { ReceivedAnswerDto } from '../openapi/answers.js';
import { DescribeConditions, FromConditions } from '../request/conditions.js';
import type { Conditions } from '../request/conditions.js';
import { Throttles } from '../throttling/throttles.js';
import { validated } from '../validation/validated.js';
import { ReceiveDto } from './receive.dto.js';
import { RECEIVE_EXAMPLE } from './receive.example.js';
import { fromOperator, fromWeb } from './intake.js';

@ApiTags('cases')
@Controller('api/complaints')
export class ReceiveController {
  constructor(
    private readonly commands: CommandSender,
    private readonly throttles: Throttles,
  ) {}

  @Post()
  @Public()
  @DescribeConditions()
  @ApiOperation({
    operationId: 'receive',
    summary: 'Receive a complaint',
    description:
      'By an operator, or by a citizen without a token (channel `web`, rate-limited). The signed `receipt` comes with the ledger; this version answers without it.',
  })
  @ApiBody({ type: ReceiveDto, examples: { typical: { value: RECEIVE_EXAMPLE } } })
  @ApiCreatedResponse({ type: ReceivedAnswerDto })
  receive(
    @Body(validated(ReceiveDto)) body: ReceiveDto,
    @FromCaller() caller: Caller,
    @FromConditions() conditions: Conditions,
    @Ip() address: string,
  ): Promise<CommandAnswer> {
    const order = { action: 'receive', byDepartment: false, conditions } as const;
    if (caller.kind === 'staff') {
      admit(caller, 'receive', {});
      return this.commands.send({ ...order, caller, body: fromOperator(body) });
    }
    this.throttles.take('intake', address);
    return this.commands.send({ ...order, caller: { kind: 'public' }, body: fromWeb(body) });
  }
}
