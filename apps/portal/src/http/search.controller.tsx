import { Controller, Get, Inject, Query, Req, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { parseIncidentNumber } from '#complaint';
import type { CaseSummary, TypedPage } from '#projections';
import { readSearchText } from '../case-number-input.js';
import { CASE_READS, type CaseReads } from '../case-reads.js';
import { NoticePage } from '../pages/notice.page.js';
import { SearchPage } from '../pages/search.page.js';
import { readSearchForm, searchAddress, type SearchForm } from '../search-form.js';
import { LookUpsGuard } from './look-ups.guard.js';
import { PageErrors } from './page-errors.filter.js';
import { PageReply } from './page-reply.js';

const NOTHING: TypedPage<CaseSummary> = { items: [] };

@Controller('search')
@UseFilters(PageErrors)
@UseGuards(LookUpsGuard)
export class SearchController {
  constructor(
    @Inject(CASE_READS) private readonly reads: CaseReads,
    private readonly pages: PageReply,
  ) {}

  @Get()
  async search(
    @Query() query: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const page = this.pages.pageOf(request);
    const form = readSearchForm(query, this.pages.settings.catalogue);
    const input = readSearchText(form.fields.text ?? '');
    if (input.kind === 'number') {
      await reply.redirect(`/cases/${input.caseNumber}`, 303);
      return;
    }
    const incident = parseIncidentNumber(form.fields.text ?? '');
    if (incident !== undefined) {
      await reply.redirect(`/incidents/${incident}`, 303);
      return;
    }
    if (input.kind === 'typo') {
      const notice = <NoticePage page={page} notice="typo" typed={form.fields.text} />;
      return this.pages.send(request, reply, notice, { status: 400 });
    }
    const found = await this.find(form);
    if (!found) {
      await reply.redirect(searchAddress(form.fields), 303);
      return;
    }
    const status = form.wrong.length > 0 ? 400 : 200;
    await this.pages.send(request, reply, <SearchPage page={page} form={form} found={found} />, { status });
  }

  /** `undefined` when the cursor belongs to another search: it then begins anew. */
  private async find({ query, wrong }: SearchForm): Promise<TypedPage<CaseSummary> | undefined> {
    if (wrong.length > 0) return NOTHING;
    try {
      return await this.reads.search({ kind: 'public' }, query);
    } catch (error) {
      if ((error as { code?: string }).code === 'invalid-cursor') return undefined;
      throw error;
    }
  }
}
