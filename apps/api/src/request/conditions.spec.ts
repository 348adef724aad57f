import { describe, expect, it } from '@jest/globals';
import { readConditions } from './conditions.js';

describe('the headers of a command', () => {
  it('are all optional', () =>
    expect(readConditions({})).toEqual({
      correlationId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      idempotencyKey: undefined,
      ifMatch: undefined,
    }));

  it('say what they say', () =>
    expect(
      readConditions({ 'idempotency-key': 'k!~', 'if-match': '"12"', 'x-correlation-id': 'call-7' }),
    ).toEqual({
      idempotencyKey: 'k!~',
      ifMatch: 12,
      correlationId: 'call-7',
    }));

  it('take the trace of the caller', () => {
    const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
    expect(readConditions({ traceparent: `00-${trace}-00f067aa0ba902b7-01` }).correlationId).toBe(trace);
  });

  it.each([
    { 'if-match': '12' },
    { 'if-match': '"-1"' },
    { 'if-match': '*' },
    { 'if-match': 'W/"1"' },
    { 'idempotency-key': '' },
    { 'idempotency-key': 'a b' },
    { 'idempotency-key': 'é' },
    { 'idempotency-key': 'k'.repeat(256) },
  ])('are refused: %j', (headers) =>
    expect(() => readConditions(headers)).toThrow(expect.objectContaining({ code: 'invalid-request' })),
  );
});
