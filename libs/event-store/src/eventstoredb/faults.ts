import {
  AccessDeniedError,
  CancelledError,
  DeadlineExceededError,
  NotLeaderError,
  StreamDeletedError,
  StreamNotFoundError,
  TimeoutError,
  UnavailableError,
} from '@eventstore/db-client';
import { status } from '@grpc/grpc-js';
import { StoreUnavailable } from '../errors.js';

/** A subscription came to an end that nobody had asked for and no error explained. */
export class EndedEarly extends Error {
  override readonly name = 'EndedEarly';

  constructor() {
    super('the server ended a subscription');
  }
}

/** No answer came in time; whether the server did what it was asked is unknown. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';

  constructor(milliseconds: number) {
    super(`no answer within ${milliseconds} ms`);
  }
}

const TLS = /certificate|altname|\bssl\b|wrong version number|EPROTO/i;
const REFUSED_PASSWORD = [status.UNAUTHENTICATED, status.PERMISSION_DENIED];
/** What gRPC answers when a connection or call breaks in the middle. */
const BROKEN = [status.CANCELLED, status.UNKNOWN, status.INTERNAL, status.ABORTED, status.UNAVAILABLE];

/** Whether the same call may fare better soon. */
export function isTransient(error: unknown): boolean {
  if (causeToMend(error) !== undefined) return false;
  return (
    error instanceof NoAnswer ||
    error instanceof EndedEarly ||
    error instanceof UnavailableError ||
    error instanceof DeadlineExceededError ||
    error instanceof TimeoutError ||
    error instanceof CancelledError ||
    error instanceof NotLeaderError ||
    textOf(error).startsWith('Failed to discover') ||
    BROKEN.includes(codeOf(error) as status)
  );
}

/** Whether the stream asked for does not exist, or no longer. */
export const isMissingStream = (error: unknown): boolean =>
  error instanceof StreamNotFoundError || error instanceof StreamDeletedError;

/** What a failure of the client means to the caller; anything that is not the client's passes through. */
export function faultOf(error: unknown, servers: string): unknown {
  if (error instanceof StoreUnavailable) return error;
  if (!isTransient(error) && codeOf(error) === undefined && causeToMend(error) === undefined) return error;
  const why = causeToMend(error) ?? `${textOf(error)}: see to the server and the network, then try again`;
  return new StoreUnavailable(`EventStoreDB at ${servers} cannot be used now: ${why}.`, { cause: error });
}

/** What somebody has to put right before it makes sense to try again. */
function causeToMend(error: unknown): string | undefined {
  const code = codeOf(error);
  if (error instanceof AccessDeniedError || REFUSED_PASSWORD.includes(code as status))
    return 'it denies access: correct the user and password in the connection string, or what that user may do';
  if (code === status.UNIMPLEMENTED)
    return 'it does not speak the protocol of EventStoreDB 20.6 or later: correct host and port in the connection string';
  if (error instanceof StreamDeletedError)
    return `the stream ${error.streamName} was deleted from it for ever, so nothing can be appended`;
  if (TLS.test(textOf(error)))
    return `no secure connection (${textOf(error)}): correct tls, tlsCaFile, userCertFile and userKeyFile in the connection string`;
  return undefined;
}

function codeOf(error: unknown): number | undefined {
  const code = (error as { code?: unknown } | undefined)?.code;
  return typeof code === 'number' ? code : undefined;
}

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
