import type { FastifyReply } from 'fastify';
import type { ProblemAnswer } from './problem.js';

/** Answers with a problem document. */
export function sendProblem(reply: FastifyReply, { problem, retryAfterSeconds }: ProblemAnswer): void {
  if (retryAfterSeconds !== undefined) void reply.header('retry-after', retryAfterSeconds);
  if (problem.status === 401) void reply.header('www-authenticate', 'Bearer');
  void reply
    .status(problem.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .send(JSON.stringify(problem));
}
