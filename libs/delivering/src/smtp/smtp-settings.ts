import addressParser from 'nodemailer/lib/addressparser';
import type { SMTPTransportOptions } from 'nodemailer/lib/smtp-transport';
import { DeliverySettingRefused } from '../errors.js';
import { isOneAddress } from './one-address.js';

export interface SmtpSettings {
  readonly transport: SMTPTransportOptions;
  readonly from: { readonly name: string; readonly address: string };
}

/** Nothing can be overheard on the way to these. Any other spelling of this machine is treated as a stranger. */
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** @throws {DeliverySettingRefused} without quoting the address, which may hold a password */
export function smtpSettings(address: string): SmtpSettings {
  const url = URL.parse(address);
  if (!url?.hostname || !['smtp:', 'smtps:'].includes(url.protocol))
    throw new DeliverySettingRefused(
      'The mail server must be given as smtp://user:password@host:port?from=address, or smtps:// for TLS from the start.',
    );
  const secure = url.protocol === 'smtps:';
  const loopback = LOOPBACK.includes(url.hostname);
  return {
    from: senderOf(url),
    transport: {
      host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
      port: Number(url.port) || (secure ? 465 : 587),
      secure,
      requireTLS: !secure && !loopback,
      ignoreTLS: loopback,
      ...(url.username && { auth: { user: decoded(url.username), pass: decoded(url.password) } }),
    },
  };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new DeliverySettingRefused(
      'In the address of the mail server, write a % in user or password as %25.',
    );
  }
}

function senderOf(url: URL): SmtpSettings['from'] {
  const from = url.searchParams.get('from') ?? '';
  const [sender, ...others] = addressParser(from, { flatten: true });
  if (!sender || others.length > 0 || /\p{Cc}/u.test(from) || !isOneAddress(sender.address))
    throw new DeliverySettingRefused(
      'The address of the mail server must end with ?from= and the one e-mail address that messages come from.',
    );
  return { name: sender.name, address: sender.address };
}
