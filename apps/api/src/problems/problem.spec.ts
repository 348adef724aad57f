import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HttpException } from '@nestjs/common';
import { describe, expect, it } from '@jest/globals';
import { InvalidToken } from '#access';
import { IdempotencyKeyReused, StaleRevision, UnknownCase } from '#cases';
import { DOMAIN_ERROR_CODES, DomainError } from '#complaint';
import { StoreUnavailable } from '#event-store';
import { RetryLater } from './api-problem.js';
import { problemOf } from './problem.js';
import { PROBLEMS } from './problem-table.js';
import { problemsDocument } from './problems-document.js';

describe('an error becomes a problem', () => {
  it.each<[Error, number, string]>([
    [new UnknownCase(), 404, 'unknown-case'],
    [new StaleRevision(5, 6), 412, 'stale-revision'],
    [new IdempotencyKeyReused(), 422, 'idempotency-key-reused'],
    [new InvalidToken('expired'), 401, 'invalid-token'],
    [new StoreUnavailable('busy'), 503, 'store-unavailable'],
    [new HttpException('Unexpected end of JSON input', 400), 400, 'malformed-json'],
    [new HttpException('Cannot GET /x', 404), 404, 'unknown-route'],
    [new HttpException('Request body is too large', 413), 413, 'body-too-large'],
  ])('%s', (error, status, code) => {
    const { problem } = problemOf(error);
    expect(problem).toMatchObject({ status, code, type: `/problems/${code}` });
  });

  it('says what would be legal', () =>
    expect(
      problemOf(new DomainError('illegal-step', 'Not now.', { at: 'received' }, ['assign'])).problem,
    ).toEqual({
      type: '/problems/illegal-step',
      title: 'Not possible in this state',
      status: 409,
      detail: 'Not now.',
      code: 'illegal-step',
      legal: ['assign'],
      data: { at: 'received' },
    }));

  it('names the revision a case is at', () =>
    expect(problemOf(new StaleRevision(5, 6)).problem.revision).toBe(6));

  it('says when to come back', () => {
    expect(problemOf(new RetryLater('too-many-requests', 'Wait.', 7)).retryAfterSeconds).toBe(7);
    expect(problemOf(new StoreUnavailable('busy')).retryAfterSeconds).toBe(1);
  });

  it.each([
    new Error('secret/path'),
    new TypeError('x is undefined'),
    'text',
    undefined,
    { code: 'unknown-case' },
  ])('shows nothing of a defect: %p', (error) => {
    const { problem, defect } = problemOf(error);
    expect([problem.status, problem.code, defect]).toEqual([500, 'internal-error', true]);
    expect(JSON.stringify(problem)).not.toMatch(/secret|undefined/);
  });
});

describe('the table of problems', () => {
  it.each(DOMAIN_ERROR_CODES)('knows %s', (code) =>
    expect(PROBLEMS[code]?.status).toBeGreaterThanOrEqual(400),
  );

  it('is what docs/reference/problems.md says; WRITE_DOCS=1 writes it anew', () => {
    const file = join(import.meta.dirname, '../../../../docs/reference/problems.md');
    if (process.env.WRITE_DOCS) writeFileSync(file, problemsDocument());
    expect(readFileSync(file, 'utf8')).toBe(problemsDocument());
  });
});
