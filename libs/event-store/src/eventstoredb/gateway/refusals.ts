import { Metadata, status } from '@grpc/grpc-js';
import { CorruptLog, StoreUnavailable } from '../../errors.js';

/** An error in the form that clients of EventStoreDB know: a status, and in the metadata what went wrong. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly metadata = new Metadata();

  constructor(
    readonly code: status,
    readonly details: string,
    exception?: string,
    properties: Readonly<Record<string, string>> = {},
  ) {
    super(details);
    if (exception) this.metadata.set('exception', exception);
    for (const [name, value] of Object.entries(properties)) this.metadata.set(name, headerText(value));
  }
}

export const streamDeleted = (stream: string): Refusal =>
  new Refusal(status.FAILED_PRECONDITION, `Event stream '${stream}' is deleted.`, 'stream-deleted', {
    'stream-name': stream,
  });

export const accessDenied = (why: string): Refusal =>
  new Refusal(status.PERMISSION_DENIED, why, 'access-denied');

export const notAuthenticated = (why: string): Refusal =>
  new Refusal(status.UNAUTHENTICATED, why, 'access-denied');

export const invalidArgument = (why: string): Refusal => new Refusal(status.INVALID_ARGUMENT, why);

export const shuttingDown = (): Refusal => new Refusal(status.UNAVAILABLE, 'The server is shutting down.');

/** What a client is told of an error. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof StoreUnavailable) return new Refusal(status.UNAVAILABLE, error.message);
  if (error instanceof CorruptLog) return new Refusal(status.DATA_LOSS, error.message);
  return new Refusal(status.UNKNOWN, (error as Error).message);
}

/** Metadata travels in headers, which hold printable ASCII only. */
const headerText = (text: string): string =>
  text.replace(/[^ -~]/g, (character) => encodeURIComponent(character));
