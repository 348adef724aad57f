import { DeliverySettingRefused, TargetNotFound, UnsafeTarget } from '../errors.js';
import { STOPPED, type SendResult, failed } from '../message-sender.js';
import { blocksOf } from '../target/blocks.js';
import { type SafeTarget, type SafeTargetOptions, requireSafeTarget } from '../target/require-safe-target.js';
import { UnderWay } from '../under-way.js';
import { post } from './post.js';
import { signWebhook } from './signature.js';

export interface WebhookTarget {
  readonly url: string;
  /** `whsec_` and base64. Several with spaces between while a secret is being changed: each signs. */
  readonly secret: string;
}

export interface WebhookClient {
  /**
   * Posts `body` as JSON once, signed as Standard Webhooks say, within `timeoutMs`. Never rejects for what the target does.
   * An address inside our own network and a redirect are failures. Each call has a connection of its own; how many run at
   * once is up to the caller.
   *
   * @param id the same for every attempt, so that the receiver can recognise a repeat
   * @param signal gives up early
   * @throws {RangeError} the id cannot be signed, see `signWebhook`
   */
  deliver(target: WebhookTarget, id: string, body: object, signal?: AbortSignal): Promise<SendResult>;
  /** Resolves once no call is under way. */
  close(): Promise<void>;
}

export interface WebhookClientOptions extends SafeTargetOptions {
  readonly clock: () => Date;
  /** Bounds one whole call, from looking up the name to the last byte of the answer. Default 10 s. */
  readonly timeoutMs?: number;
}

/** @throws {DeliverySettingRefused} `allowInternal` holds something else than addresses and blocks */
export function openWebhookClient(options: WebhookClientOptions): WebhookClient {
  blocksOf(options.allowInternal ?? []);
  return new HttpWebhookClient(options);
}

class HttpWebhookClient implements WebhookClient {
  private readonly underWay = new UnderWay();

  constructor(private readonly options: WebhookClientOptions) {}

  async deliver(target: WebhookTarget, id: string, body: object, signal?: AbortSignal): Promise<SendResult> {
    if (signal?.aborted) return STOPPED;
    return this.underWay.keep(this.call(target, id, JSON.stringify(body), signal));
  }

  close(): Promise<void> {
    return this.underWay.ended();
  }

  private async call(
    target: WebhookTarget,
    id: string,
    body: string,
    stop?: AbortSignal,
  ): Promise<SendResult> {
    const deadline = AbortSignal.timeout(this.options.timeoutMs ?? 10_000);
    const signal = stop ? AbortSignal.any([stop, deadline]) : deadline;
    try {
      const headers = signWebhook(target.secret, id, this.options.clock(), body);
      const safe = await this.safely(target.url, signal);
      return safe
        ? await post({ target: safe, headers, body, signal })
        : failed('The host could not be looked up in time.');
    } catch (error) {
      if (error instanceof TargetNotFound) return failed(error.message);
      if (error instanceof UnsafeTarget || error instanceof DeliverySettingRefused)
        return failed(error.message, true);
      throw error;
    }
  }

  /** Undefined when looking up the name takes too long: that cannot be stopped, only left behind. */
  private safely(url: string, signal: AbortSignal): Promise<SafeTarget | undefined> {
    return new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => resolve(undefined), { once: true });
      requireSafeTarget(url, this.options).then(resolve, reject);
    });
  }
}
