import { HttpException } from '@nestjs/common';
import { DomainError } from '#complaint';
import { ApiProblem, RetryLater } from './api-problem.js';
import { PROBLEMS } from './problem-table.js';
import type { ApiProblemCode, ProblemKind } from './problem-table.js';

/** An RFC 9457 problem document. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly [member: string]: unknown;
}

export interface ProblemAnswer {
  readonly problem: Problem;
  readonly retryAfterSeconds?: number;
  /** A defect of ours: worth a line in the log. */
  readonly defect: boolean;
}

const HTTP_CODES: Readonly<Record<number, ApiProblemCode>> = {
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'unknown-route',
  405: 'method-not-allowed',
  408: 'request-timeout',
  413: 'body-too-large',
  415: 'unsupported-media-type',
  429: 'too-many-requests',
};

/** Turns anything thrown into what the client is told. What we do not know is never shown. */
export function problemOf(error: unknown): ProblemAnswer {
  const known = error instanceof HttpException ? fromHttp(error) : fromCode(error);
  if (!known) return answer('internal-error', 'Something went wrong here. Nothing you sent is to blame.');
  return known;
}

function fromHttp(error: HttpException): ProblemAnswer | undefined {
  const status = error.getStatus();
  if (status >= 500) return undefined;
  if (status === 400 && /json|property/i.test(error.message)) {
    return answer('malformed-json', `The body is not well-formed JSON: ${error.message}.`);
  }
  const code = HTTP_CODES[status] ?? 'malformed-request';
  return answer(code, DETAILS[code] ?? error.message);
}

/** Where the framework's own words would not help. */
const DETAILS: Partial<Record<ApiProblemCode, string>> = {
  'unknown-route': 'There is nothing at this address: /api/docs lists all addresses.',
  'body-too-large': 'A body may hold at most 1 MiB.',
  'unsupported-media-type': 'Send the body as "Content-Type: application/json".',
};

function fromCode(error: unknown): ProblemAnswer | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined;
  const kind = kindOf(error.code);
  if (!kind) return undefined;
  const wait = error instanceof RetryLater ? error.retryAfterSeconds : kind.status === 503 ? 1 : undefined;
  return { ...answer(error.code, error.message, membersOf(error)), retryAfterSeconds: wait };
}

const kindOf = (code: string): ProblemKind | undefined =>
  Object.hasOwn(PROBLEMS, code) ? PROBLEMS[code] : undefined;

function membersOf(error: Error): Record<string, unknown> {
  if (error instanceof ApiProblem) return error.extra;
  if (error instanceof DomainError) return { legal: error.legal, data: error.data };
  if ('actual' in error && typeof error.actual === 'number') return { revision: error.actual };
  return {};
}

function answer(code: string, detail: string, members: Record<string, unknown> = {}): ProblemAnswer {
  const { status, title } = kindOf(code) ?? { status: 500, title: 'Casetrail failed' };
  const problem = { type: `/problems/${code}`, title, status, detail, code, ...members };
  return { problem, defect: status === 500 };
}
