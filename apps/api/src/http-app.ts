import 'reflect-metadata';
import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { describeApi } from './openapi/openapi-document.js';
import { ApiDescription } from './openapi/openapi.controller.js';
import { ApiProblem } from './problems/api-problem.js';
import { ProblemFilter } from './problems/problem.filter.js';
import { problemOf } from './problems/problem.js';
import { sendProblem } from './problems/send-problem.js';
import { requireBounded } from './request/bounded-json.js';
import { ServiceLogger } from './service-logger.js';

/** The largest body, in bytes. */
export const BODY_LIMIT = 1024 * 1024;
const REQUEST_TIMEOUT_MS = 30_000;
/** What the router cannot read, before any route or page is found. */
const MALFORMED = new ApiProblem('malformed-request', 'The address is not well-formed, or too long.');

/** The HTTP service of a root module that imports `ApiModule`. Ready to listen. */
export async function createHttpApp(root: Type | DynamicModule): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    requestTimeout: REQUEST_TIMEOUT_MS,
    trustProxy: false,
    // Closing waits for the requests under way, and answers those that still come on an open connection; live feeds are
    // ended by `LiveFeed`.
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    routerOptions: { maxParamLength: 2_000 },
    frameworkErrors: (_error: Error, _request: unknown, reply: unknown) =>
      sendProblem(reply as FastifyReply, problemOf(MALFORMED)),
  });
  const app = await NestFactory.create<NestFastifyApplication>(root, adapter, {
    logger: new ServiceLogger(),
    abortOnError: false,
  });
  app.useGlobalFilters(new ProblemFilter());
  addHooks(adapter.getInstance());
  await app.init();
  app.get(ApiDescription, { strict: false }).document = describeApi(app);
  return app;
}

function addHooks(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, _reply, done) => done(mediaTypeProblem(request)));
  fastify.addHook('preValidation', async ({ body }) => requireBounded(body));
  fastify.addHook('onSend', (request, reply, payload, done) => {
    void reply.header('x-content-type-options', 'nosniff').header('referrer-policy', 'no-referrer');
    if (isApi(request) && !reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store');
    done(null, payload);
  });
}

/** The API speaks JSON only; forms are for pages. */
function mediaTypeProblem(request: FastifyRequest): ApiProblem | undefined {
  const type = request.headers['content-type'];
  if (!isApi(request) || type === undefined || /^application\/json\s*(;|$)/i.test(type)) return undefined;
  return new ApiProblem('unsupported-media-type', 'Send the body as "Content-Type: application/json".');
}

const isApi = ({ url }: FastifyRequest): boolean => url.startsWith('/api/');
