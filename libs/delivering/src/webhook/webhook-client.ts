import type { SendResult } from '../message-sender.js';

export interface WebhookTarget {
  readonly url: string;
  /** `whsec_` and base64. Several with spaces between while a key is being changed: each signs. */
  readonly secret: string;
}

export interface WebhookClient {
  /**
   * Posts `body` as JSON once, signed as Standard Webhooks say, within `timeoutMs`. Never rejects for what the target does.
   * An address inside our own network and a redirect are failures.
   *
   * @param id the same for every attempt, so that the receiver can recognise a repeat
   */
  deliver(target: WebhookTarget, id: string, body: object): Promise<SendResult>;
  /** Resolves once no call is under way. */
  close(): Promise<void>;
}

export interface WebhookClientOptions {
  readonly clock: () => Date;
  /** Blocks such as 10.1.0.0/16 inside our own network that an administrator trusts as targets. */
  readonly allowInternal?: readonly string[];
  /** Bounds one whole call, from looking up the name to the last byte of the answer. Default 10 s. */
  readonly timeoutMs?: number;
}
