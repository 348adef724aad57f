import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { applyDecorators, createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { CommandRequest } from '#cases';
import { ApiProblem } from '../problems/api-problem.js';

/** What the headers of a command say of repeats, races and where it belongs. */
export type Conditions = Pick<CommandRequest, 'idempotencyKey' | 'ifMatch' | 'correlationId'>;

/** @throws {ApiProblem} 400, naming the header */
export function readConditions(headers: IncomingHttpHeaders): Conditions {
  return {
    idempotencyKey: readKey(headers['idempotency-key']),
    ifMatch: readIfMatch(headers['if-match']),
    correlationId: readCorrelationId(headers),
  };
}

export const FromConditions = createParamDecorator((_: unknown, context: ExecutionContext): Conditions =>
  readConditions(context.switchToHttp().getRequest<FastifyRequest>().headers),
);

/** The headers that `FromConditions` reads, for OpenAPI. */
export const DescribeConditions = (): MethodDecorator =>
  applyDecorators(
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description: 'The same key and body again answers as it did then.',
    }),
    ApiHeader({
      name: 'If-Match',
      required: false,
      description: 'The ETag last seen; 412 if the case moved on.',
      example: '"5"',
    }),
  );

function readKey(key: string | string[] | undefined): string | undefined {
  if (key === undefined) return undefined;
  if (typeof key === 'string' && /^[\x21-\x7e]{1,255}$/.test(key)) return key;
  throw new ApiProblem('invalid-request', 'Idempotency-Key must be 1 to 255 visible ASCII characters.');
}

function readIfMatch(tag: string | undefined): number | undefined {
  if (tag === undefined) return undefined;
  const revision = /^"(\d{1,9})"$/.exec(tag)?.[1];
  if (revision !== undefined) return Number(revision);
  throw new ApiProblem('invalid-request', 'If-Match must be one ETag as it was answered, like "12".');
}

function readCorrelationId(headers: IncomingHttpHeaders): string {
  const given = headers['x-correlation-id'];
  if (typeof given === 'string' && /^[\w.:-]{1,128}$/.test(given)) return given;
  const { traceparent } = headers;
  const trace = typeof traceparent === 'string' && /^00-([0-9a-f]{32})-/.exec(traceparent)?.[1];
  return trace || randomUUID();
}
