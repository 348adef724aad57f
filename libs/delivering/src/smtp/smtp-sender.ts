import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { createTransport } from 'nodemailer';
import {
  type MessageSender,
  type OutgoingMessage,
  SENT,
  STOPPED,
  type SendResult,
  failed,
} from '../message-sender.js';
import { UnderWay } from '../under-way.js';
import { isOneAddress } from './one-address.js';
import { type SmtpError, smtpFailure } from './smtp-failure.js';
import { type SmtpSettings, smtpSettings } from './smtp-settings.js';

const SECONDS = 1000;
const LIMITS = {
  dnsTimeout: 10 * SECONDS,
  connectionTimeout: 15 * SECONDS,
  greetingTimeout: 15 * SECONDS,
  disableFileAccess: true,
  disableUrlAccess: true,
};

/**
 * E-mail through an SMTP server, over TLS unless the server is on this machine. The Message-ID follows from the message's id,
 * so that whoever gets a repeat can tell.
 *
 * @param url `smtp(s)://user:password@host:port?from=address`; `from` may hold a name: `City hotline <hotline@example.org>`
 * @param timeoutMs bounds one whole send. Servers may think long about a message before they take it: default 2 minutes
 * @throws {DeliverySettingRefused}
 */
export function openSmtpSender(url: string, timeoutMs = 120 * SECONDS): MessageSender {
  return new SmtpSender(smtpSettings(url), timeoutMs);
}

class SmtpSender implements MessageSender {
  private readonly underWay = new UnderWay();

  constructor(
    private readonly settings: SmtpSettings,
    private readonly timeoutMs: number,
  ) {}

  async send(message: OutgoingMessage, signal?: AbortSignal): Promise<SendResult> {
    if (signal?.aborted) return STOPPED;
    if (!isOneAddress(message.to)) return failed('The recipient is not one plain e-mail address.', true);
    return this.underWay.keep(this.attempt(message, signal));
  }

  close(): Promise<void> {
    return this.underWay.ended();
  }

  private async attempt(message: OutgoingMessage, stop?: AbortSignal): Promise<SendResult> {
    const deadline = AbortSignal.timeout(this.timeoutMs);
    const signal = stop ? AbortSignal.any([stop, deadline]) : deadline;
    const transport = createTransport({
      ...this.settings.transport,
      ...LIMITS,
      socketTimeout: this.timeoutMs,
    });
    let handedOver = false;
    transport.use('stream', ({ message: mail }, done) => {
      mail.processFunc((content: Readable) => content.once('resume', () => (handedOver = true)));
      done();
    });
    try {
      await transport.sendMail({ ...this.mailOf(message), signal });
      return SENT;
    } catch (error) {
      return smtpFailure(error as SmtpError, handedOver);
    }
  }

  private mailOf({ id, to, language, subject, text }: OutgoingMessage) {
    const { from } = this.settings;
    return {
      envelope: { from: from.address, to: [to] },
      messageId: messageId(id, from.address),
      from,
      to: { name: '', address: to },
      subject,
      text,
      xMailer: false as const,
      headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': language },
    };
  }
}

/** A digest: safe in a header whatever the id is, and tells nobody which case it is about. */
function messageId(id: string, from: string): string {
  const digest = createHash('sha256').update(id).digest('hex').slice(0, 40);
  return `<${digest}@${from.slice(from.lastIndexOf('@') + 1)}>`;
}
