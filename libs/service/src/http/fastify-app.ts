import 'reflect-metadata';
import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { ServiceLogger } from './service-logger.js';

export interface HttpOptions {
  /** Reverse proxies whose word for a reader's address is taken. */
  readonly proxies?: readonly string[];
  /** Answers what the router cannot read, before any route or page is found. */
  readonly onMalformed?: (reply: FastifyReply) => void;
}

/** The largest body, in bytes. */
const BODY_LIMIT = 1024 * 1024;
const REQUEST_TIMEOUT_MS = 30_000;

/** A Nest application on Fastify as every process of Casetrail serves one. The caller adds what is its own, then calls `init`. */
export async function createFastifyApp(
  root: Type | DynamicModule,
  { proxies = [], onMalformed = answerMalformed }: HttpOptions = {},
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    requestTimeout: REQUEST_TIMEOUT_MS,
    trustProxy: proxies.length > 0 ? [...proxies] : false,
    // Closing waits for the requests under way, and answers those that still come on an open connection; live feeds are
    // ended by their module.
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    routerOptions: { maxParamLength: 2_000 },
    frameworkErrors: (_error: Error, _request: unknown, reply: unknown) => onMalformed(reply as FastifyReply),
  });
  const app = await NestFactory.create<NestFastifyApplication>(root, adapter, {
    logger: new ServiceLogger(),
    abortOnError: false,
  });
  adapter.getInstance().addHook('onSend', (_request, reply, payload, done) => {
    void reply.header('x-content-type-options', 'nosniff').header('referrer-policy', 'no-referrer');
    done(null, payload);
  });
  return app;
}

function answerMalformed(reply: FastifyReply): void {
  void reply
    .status(400)
    .type('text/plain; charset=utf-8')
    .send('The address is not well-formed, or too long.');
}
