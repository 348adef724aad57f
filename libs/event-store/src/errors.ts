import type { ExpectedRevision } from './event-store.js';

export class WrongExpectedRevision extends Error {
  override readonly name = 'WrongExpectedRevision';
  readonly code = 'wrong-expected-revision';

  constructor(
    readonly stream: string,
    readonly expected: ExpectedRevision,
    /** Revision of the stream's last event; `undefined` when the stream does not exist. */
    readonly actual: number | undefined,
  ) {
    super(
      `The stream ${stream} is at ${actual ?? 'no event'}, not at ${expected}: read it again and decide anew.`,
    );
  }
}

export class PartlyAppended extends Error {
  override readonly name = 'PartlyAppended';
  readonly code = 'partly-appended';

  constructor(readonly stream: string) {
    super(`Some of these event ids are already in the log, but not as this batch to ${stream}: use new ids.`);
  }
}

export class AppendTooLarge extends Error {
  override readonly name = 'AppendTooLarge';
  readonly code = 'append-too-large';

  constructor(
    readonly bytes: number,
    readonly limit: number,
  ) {
    super(`The append holds ${bytes} bytes and may hold ${limit}: nothing was written.`);
  }
}

export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
  readonly code = 'store-unavailable';
}

/** The file was written by a newer Casetrail. */
export class NewerSchema extends Error {
  override readonly name = 'NewerSchema';
  readonly code = 'newer-schema';

  constructor(
    readonly file: string,
    readonly found: number,
    readonly known: number,
  ) {
    super(
      `${file} has schema ${found}, this Casetrail knows up to ${known}: start the newer Casetrail that wrote it.`,
    );
  }
}

/** A stored event cannot be read back. */
export class CorruptLog extends Error {
  override readonly name = 'CorruptLog';
  readonly code = 'corrupt-log';

  constructor(
    readonly position: string,
    reason: string,
  ) {
    super(`The log cannot be read at position ${position}: ${reason}. Restore it from a backup.`);
  }
}

/** The append is malformed, whatever the log holds: a fault of the caller. */
export class InvalidAppend extends Error {
  override readonly name = 'InvalidAppend';
  readonly code = 'invalid-append';
}

/** The text is not a position of this engine; `isPosition` tells beforehand. */
export class ForeignPosition extends Error {
  override readonly name = 'ForeignPosition';
  readonly code = 'foreign-position';

  constructor(readonly position: string) {
    super(
      `${position} is not a position of this event store: read from the beginning, or from one of its own.`,
    );
  }
}

/** The file holds something else than an event log. */
export class NotAnEventLog extends Error {
  override readonly name = 'NotAnEventLog';
  readonly code = 'not-an-event-log';

  constructor(readonly file: string) {
    super(`${file} is not a Casetrail event log: name another file, or move this one away.`);
  }
}

/** The connection string of an EventStoreDB cannot be used as it is. The message never holds its password. */
export class InvalidConnectionString extends Error {
  override readonly name = 'InvalidConnectionString';
  readonly code = 'invalid-connection-string';

  constructor(reason: string) {
    super(`The connection string of EventStoreDB cannot be used: ${reason}.`);
  }
}

/** A log cannot be copied as asked; what was copied so far stays. */
export class CopyRefused extends Error {
  override readonly name = 'CopyRefused';
  readonly code = 'copy-refused';
}
