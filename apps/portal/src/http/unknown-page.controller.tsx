import { Controller, Get, NotFoundException, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { NoticePage } from '../pages/notice.page.js';
import { PageReply } from './page-reply.js';

/** Addresses of programs, which are answered in their own form. */
const NOT_A_PAGE = /^\/(api|health|metrics|problems|assets)(\/|\?|$)/;

/** Whatever no other route answers: a browser gets a page it can read. */
@Controller()
export class UnknownPageController {
  constructor(private readonly pages: PageReply) {}

  @Get('*')
  async unknown(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const asksForPage = request.headers.accept?.includes('text/html') === true;
    if (!asksForPage || NOT_A_PAGE.test(request.url)) throw new NotFoundException();
    const page = this.pages.pageOf(request);
    await this.pages.send(request, reply, <NoticePage page={page} notice="noPage" />, { status: 404 });
  }
}
