import { Catch, Logger } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { problemOf } from './problem.js';
import { sendProblem } from './send-problem.js';

/** The one place where errors become HTTP. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  readonly #log = new Logger('Http');

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const reply = http.getResponse<FastifyReply>();
    const answer = problemOf(error);
    if (answer.defect) this.#log.error(lineOf(http.getRequest<FastifyRequest>(), error));
    if (reply.sent || reply.raw.headersSent) return void reply.raw.end();
    sendProblem(reply, answer);
  }
}

function lineOf(request: FastifyRequest, error: unknown): string {
  const route = request.routeOptions?.url ?? 'unknown route';
  return `${request.method} ${route}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}
