import { status } from '@grpc/grpc-js';
import type { ExpectedRevision } from '../../../event-store.js';
import { Refusal } from '../refusals.js';
import { MAX_APPEND_BYTES } from './write-requests.js';

export const appendTooLarge = (): Refusal =>
  new Refusal(
    status.INVALID_ARGUMENT,
    `Maximum append size of ${MAX_APPEND_BYTES} exceeded.`,
    'maximum-append-size-exceeded',
    { 'maximum-append-size': String(MAX_APPEND_BYTES) },
  );

const NUMBERS = { 'no-stream': -1, any: -2, 'stream-exists': -4 } as const;

/** As `Delete` and `Tombstone` tell it; an append has a message of its own for this. */
export function wrongExpectedVersion(
  stream: string,
  expected: ExpectedRevision,
  actual: number | undefined,
): Refusal {
  const believed = typeof expected === 'number' ? expected : NUMBERS[expected];
  return new Refusal(
    status.FAILED_PRECONDITION,
    `The stream ${stream} is at ${actual ?? 'no event'}, not at ${expected}.`,
    'wrong-expected-version',
    {
      'stream-name': stream,
      'expected-version': String(believed),
      ...(actual !== undefined && { 'actual-version': String(actual) }),
    },
  );
}
