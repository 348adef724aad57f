import { Body, Controller, Ip, Post } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { CommandAnswer } from '#cases';
import type { SimilarCase } from '#projections';
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
import { SimilarOnReceipt } from './similar-on-receipt.js';

@ApiTags('cases')
@Controller('api/complaints')
export class ReceiveController {
  constructor(
    private readonly commands: CommandSender,
    private readonly throttles: Throttles,
    private readonly similar: SimilarOnReceipt,
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
  async receive(
    @Body(validated(ReceiveDto)) body: ReceiveDto,
    @FromCaller() caller: Caller,
    @FromConditions() conditions: Conditions,
    @Ip() address: string,
  ): Promise<CommandAnswer & { readonly similar?: readonly SimilarCase[] }> {
    const order = { action: 'receive', byDepartment: false, conditions } as const;
    if (caller.kind === 'staff') {
      admit(caller, 'receive', {});
      const received = await this.commands.send({ ...order, caller, body: fromOperator(body) });
      const similar = await this.similar.to(body, received.caseNumber, caller);
      return { ...received, ...(similar && { similar }) };
    }
    this.throttles.take('intake', address);
    return this.commands.send({ ...order, caller: { kind: 'public' }, body: fromWeb(body) });
  }
}
