import { Controller, Get, Inject, Param, Req, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { readCaseNumber } from '../case-number-input.js';
import { CASE_READS, type CaseReads } from '../case-reads.js';
import { CaseNow, CasePage } from '../pages/case.page.js';
import { NoticePage } from '../pages/notice.page.js';
import { LookUpsGuard } from './look-ups.guard.js';
import { PageErrors } from './page-errors.filter.js';
import { PageReply } from './page-reply.js';

@Controller('cases')
@UseFilters(PageErrors)
@UseGuards(LookUpsGuard)
export class CaseController {
  constructor(
    @Inject(CASE_READS) private readonly reads: CaseReads,
    private readonly pages: PageReply,
  ) {}

  @Get(':caseNumber')
  async case(
    @Param('caseNumber') typed: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const page = this.pages.pageOf(request);
    const input = readCaseNumber(typed);
    if (input.kind !== 'number') {
      const notice = <NoticePage page={page} notice="typo" typed={typed} />;
      return this.pages.send(request, reply, notice, { status: 400 });
    }
    if (input.caseNumber !== typed) {
      const [, query] = request.url.split('?');
      const canonical = `/cases/${input.caseNumber}${query ? `?${query}` : ''}`;
      await reply.redirect(canonical, 308);
      return;
    }
    const view = await this.reads.caseView({ kind: 'public' }, input.caseNumber);
    if (view) return this.pages.send(request, reply, <CasePage page={page} view={view} />);
    await this.pages.send(request, reply, <NoticePage page={page} notice="notFound" />, { status: 404 });
  }

  @Get(':caseNumber/fragment')
  async fragment(
    @Param('caseNumber') caseNumber: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const page = this.pages.pageOf(request);
    const view = await this.reads.caseView({ kind: 'public' }, caseNumber);
    if (view) return this.pages.sendPart(reply, <CaseNow page={page} view={view} />);
    await this.pages.send(request, reply, <NoticePage page={page} notice="notFound" />, { status: 404 });
  }
}
