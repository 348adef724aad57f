import { Controller, Get, Req, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HomePage } from '../pages/home.page.js';
import { PageErrors } from './page-errors.filter.js';
import { PageReply } from './page-reply.js';

@Controller()
@UseFilters(PageErrors)
export class HomeController {
  constructor(private readonly pages: PageReply) {}

  @Get()
  async home(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const page = this.pages.pageOf(request);
    await this.pages.send(request, reply, <HomePage page={page} />, { indexed: true });
  }
}
