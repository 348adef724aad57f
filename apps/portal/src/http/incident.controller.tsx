import { Controller, Get, Inject, Param, Req, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { parseIncidentNumber } from '#complaint';
import { CASE_READS, type CaseReads } from '../case-reads.js';
import { IncidentPage } from '../pages/incident.page.js';
import { NoticePage } from '../pages/notice.page.js';
import { LookUpsGuard } from './look-ups.guard.js';
import { PageErrors } from './page-errors.filter.js';
import { PageReply } from './page-reply.js';

@Controller('incidents')
@UseFilters(PageErrors)
@UseGuards(LookUpsGuard)
export class IncidentController {
  constructor(
    @Inject(CASE_READS) private readonly reads: CaseReads,
    private readonly pages: PageReply,
  ) {}

  @Get(':incident')
  async incident(
    @Param('incident') typed: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const page = this.pages.pageOf(request);
    const number = parseIncidentNumber(typed);
    if (number !== undefined && number !== typed) {
      const [, query] = request.url.split('?');
      await reply.redirect(`/incidents/${number}${query ? `?${query}` : ''}`, 308);
      return;
    }
    const incident = number && (await this.reads.incident({ kind: 'public' }, number));
    if (incident) return this.pages.send(request, reply, <IncidentPage page={page} incident={incident} />);
    await this.pages.send(request, reply, <NoticePage page={page} notice="noIncident" />, { status: 404 });
  }
}
