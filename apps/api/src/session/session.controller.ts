import { Body, Controller, Inject, Ip, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { LocalIssuer } from '#access';
import { Public } from '../access/allow.js';
import { SessionDto } from '../openapi/answers.js';
import { LOCAL_ISSUER } from '../ports.js';
import { CaseNumberPipe } from '../request/case-number.js';
import { Throttles } from '../throttling/throttles.js';
import { validated } from '../validation/validated.js';
import { AccessCodes } from './access-codes.js';
import { OpenSessionDto } from './session.dto.js';

@ApiTags('cases')
@Controller('api/cases/:caseNumber/session')
export class SessionController {
  constructor(
    private readonly codes: AccessCodes,
    private readonly throttles: Throttles,
    @Inject(LOCAL_ISSUER) private readonly issuer: LocalIssuer,
  ) {}

  @Post()
  @Public()
  @ApiOperation({
    operationId: 'open-session',
    summary: 'Trade the access code for a session of half an hour',
  })
  @ApiCreatedResponse({ type: SessionDto })
  async open(
    @Param('caseNumber', CaseNumberPipe) caseNumber: string,
    @Body(validated(OpenSessionDto)) { accessCode }: OpenSessionDto,
    @Ip() address: string,
  ): Promise<SessionDto> {
    this.throttles.take('access-code', address, caseNumber);
    await this.codes.check(caseNumber, accessCode);
    return { caseNumber, ...(await this.issuer.sessions.open(caseNumber)) };
  }
}
