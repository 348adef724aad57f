import type { DynamicModule, Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { createFastifyApp, type HttpOptions } from '#service';
import { describeApi } from './openapi/openapi-document.js';
import { ApiDescription } from './openapi/openapi.controller.js';
import { ApiProblem } from './problems/api-problem.js';
import { ProblemFilter } from './problems/problem.filter.js';
import { problemOf } from './problems/problem.js';
import { sendProblem } from './problems/send-problem.js';
import { requireBounded } from './request/bounded-json.js';

/** What the router cannot read, before any route or page is found. */
const MALFORMED = new ApiProblem('malformed-request', 'The address is not well-formed, or too long.');

/** The HTTP service of a root module that imports `ApiModule`. Ready to listen. */
export async function createHttpApp(
  root: Type | DynamicModule,
  options: Pick<HttpOptions, 'proxies'> = {},
): Promise<NestFastifyApplication> {
  const onMalformed = (reply: FastifyReply) => sendProblem(reply, problemOf(MALFORMED));
  const app = await createFastifyApp(root, { ...options, onMalformed });
  app.useGlobalFilters(new ProblemFilter());
  addHooks(app.getHttpAdapter().getInstance());
  await app.init();
  app.get(ApiDescription, { strict: false }).document = describeApi(app);
  return app;
}

function addHooks(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, _reply, done) => done(mediaTypeProblem(request)));
  fastify.addHook('preValidation', async ({ body }) => requireBounded(body));
  fastify.addHook('onSend', (request, reply, payload, done) => {
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
