import type { Channel, LocalizedText } from '#complaint';

/** The source's words stand for themselves in every language. */
export const inSourceWords = (words: string): LocalizedText => ({ 'zh-CN': words, en: words });

/** Text that any store and any page can hold: no control characters but line breaks, no broken surrogates. */
export const tidy = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, ' ')
    .trim();

/** `Name: value` lines of what is there, for the sealed description. */
export function listed(fields: Iterable<readonly [string, unknown]>): string | undefined {
  const lines: string[] = [];
  for (const [name, value] of fields) {
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') continue;
    const text = tidy(String(value));
    if (text !== '') lines.push(`${tidy(name)}: ${text}`);
  }
  return lines.length === 0 ? undefined : lines.join('\n');
}

const CHANNEL_WORDS = new Map<string, Channel>([
  ['phone', 'phone'],
  ['web', 'web'],
  ['online', 'web'],
  ['internet', 'web'],
  ['e-mail', 'web'],
  ['email', 'web'],
  ['mobile', 'app'],
  ['app', 'app'],
  ['open311', 'app'],
  ['post', 'letter'],
  ['letter', 'letter'],
  ['desk', 'visit'],
  ['visit', 'visit'],
  ['walk-in', 'visit'],
]);

/** A word that is not known counts as referred by another system; the description keeps the word. */
export const channelOf = (word: string | undefined): Channel =>
  CHANNEL_WORDS.get((word ?? '').toLowerCase()) ?? 'referral';
