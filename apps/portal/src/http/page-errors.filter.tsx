import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Notice, NoticePage } from '../pages/notice.page.js';
import { TooManyLookUps } from './look-ups.guard.js';
import { PageReply } from './page-reply.js';

/** Answers a failure with a page that a citizen can read; what failed goes to the log only. */
@Catch()
export class PageErrors implements ExceptionFilter {
  private readonly logger = new Logger('Portal');

  constructor(private readonly pages: PageReply) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const status = statusOf(error);
    if (status === 500) this.logger.error(error);
    if (error instanceof TooManyLookUps) void reply.header('retry-after', error.seconds);
    if (status === 503) void reply.header('retry-after', '60');
    const notice = NOTICES[status] ?? 'unavailable';
    const page = this.pages.pageOf(request);
    await this.pages.send(request, reply, <NoticePage page={page} notice={notice} />, { status });
  }
}

const NOTICES: Readonly<Record<number, Notice>> = { 429: 'tooMany', 500: 'failed' };
const PASSING = ['read-model-behind', 'store-unavailable', 'key-store-unavailable'];

function statusOf(error: unknown): number {
  if (error instanceof TooManyLookUps) return 429;
  if (error instanceof HttpException) return error.getStatus();
  return PASSING.includes((error as { code?: string }).code ?? '') ? 503 : 500;
}
