/** What came of one attempt. Reasons are sentences for staff and never hold the recipient, the text or a secret. */
export type SendResult =
  | { readonly result: 'sent' }
  /** Surely not delivered. `permanent`: trying again is pointless until someone changes the address or the message. */
  | { readonly result: 'failed'; readonly reason: string; readonly permanent: boolean }
  /** It may have been delivered: the other side had the message in hand when the answer failed to come. */
  | { readonly result: 'doubtful'; readonly reason: string };

export interface OutgoingMessage {
  /** The same for every attempt at the same message, so that a repeat can be recognised. */
  readonly id: string;
  /** A phone number or an e-mail address. */
  readonly to: string;
  readonly language: 'zh-CN' | 'en';
  readonly subject?: string;
  readonly text: string;
}

export interface MessageSender {
  /**
   * Tries once, within a bounded time. Never rejects for what the other side does or fails to do.
   *
   * @param signal gives up early: `failed` if the message was not handed over yet, else `doubtful`
   */
  send(message: OutgoingMessage, signal?: AbortSignal): Promise<SendResult>;
  /** Resolves once nothing is being sent any more. */
  close(): Promise<void>;
}

export const SENT: SendResult = { result: 'sent' };

export function failed(reason: string, permanent = false): SendResult {
  return { result: 'failed', reason, permanent };
}

export function doubtful(reason: string): SendResult {
  return { result: 'doubtful', reason };
}

/** Told to stop before anything was handed over. */
export const STOPPED: SendResult = failed('Stopped before it was sent.');
