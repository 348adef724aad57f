/** A JSON value as the log holds it. */
export type Stored =
  null | boolean | number | string | readonly Stored[] | { readonly [key: string]: Stored | undefined };
export type StoredObject = { readonly [key: string]: Stored | undefined };

/** An event as any engine reads it back. */
export interface StoredEvent {
  readonly id: string;
  readonly type: string;
  readonly stream: string;
  readonly revision: number;
  readonly position: string;
  readonly recordedAt: string;
  readonly data: StoredObject;
  readonly metadata: StoredObject;
}

/** An event that this version cannot read. Nothing is guessed: the reader stops. */
export class UnreadableEvent extends Error {
  override readonly name = 'UnreadableEvent';
  readonly code = 'unreadable-event';

  constructor(
    message: string,
    readonly eventId: string,
  ) {
    super(message);
  }
}
