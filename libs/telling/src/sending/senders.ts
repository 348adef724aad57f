import type { MessageChannel } from '#complaint';
import { type MessageSender, openFileSender, openSmsWebhookSender, openSmtpSender } from '#delivering';

export type SendingChannel = Exclude<MessageChannel, 'none'>;

/** A way to send, for each channel that has one. */
export type Senders = Readonly<Partial<Record<SendingChannel, MessageSender>>>;

/** `none` sends nothing, `file:` into the folder; else a mail server, or the address of an SMS gateway. */
export interface SenderSettings {
  readonly sms: string;
  /** With which calls to the SMS gateway are signed. */
  readonly smsSecret: string;
  readonly email: string;
  /** For the files. */
  readonly folder: string;
  /** Addresses inside our own network where the SMS gateway may be. */
  readonly allowInternal: readonly string[];
  readonly clock: () => Date;
}

/** @throws {DeliverySettingRefused} */
export function openSenders({
  sms,
  smsSecret,
  email,
  folder,
  allowInternal,
  clock,
}: SenderSettings): Senders {
  return {
    ...(sms !== NONE && {
      sms:
        sms === FILE
          ? openFileSender(folder, 'sms')
          : openSmsWebhookSender(sms, smsSecret, { clock, allowInternal }),
    }),
    ...(email !== NONE && {
      email: email === FILE ? openFileSender(folder, 'email') : openSmtpSender(email),
    }),
  };
}

const NONE = 'none';
const FILE = 'file:';

/** Resolves once nothing is being sent any more. */
export async function closeSenders(senders: Senders): Promise<void> {
  await Promise.all(Object.values(senders).map((sender) => sender.close()));
}
