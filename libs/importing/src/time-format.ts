import type { Instant } from '#complaint';
import { instantOf } from './zoned-time.js';

/** Reads one way of writing times; `undefined` for a text that is no time. */
export type TimeReader = (text: string) => Instant | undefined;

const ISO =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s?(Z|[+-]\d\d:?\d\d)?)?$/;

function offsetMinutes(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (text === 'Z') return 0;
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(-2));
  return text.startsWith('-') ? -minutes : minutes;
}

/** ISO 8601 with `T` or a space; a text without an offset is read in `zone`, and refused when none is given. */
export const isoReader =
  (zone?: string): TimeReader =>
  (text) => {
    const match = ISO.exec(text);
    if (match === null) return undefined;
    const [, year, month, day, hour = 0, minute = 0, second = 0, fraction = '0', offset] = match;
    return instantOf(
      {
        year: Number(year),
        month: Number(month),
        day: Number(day),
        hour: Number(hour),
        minute: Number(minute),
        second: Number(second),
        millisecond: Number(fraction.padEnd(3, '0').slice(0, 3)),
        offset: offsetMinutes(offset),
      },
      zone,
    );
  };

const TOKENS: Readonly<Record<string, string>> = {
  yyyy: '(?<year>\\d{4})',
  MM: '(?<month>\\d{1,2})',
  dd: '(?<day>\\d{1,2})',
  HH: '(?<hour>\\d{1,2})',
  hh: '(?<hour12>\\d{1,2})',
  mm: '(?<minute>\\d{2})',
  ss: '(?<second>\\d{2})',
  SSS: '(?<millisecond>\\d{3})',
  a: '(?<half>[AaPp]\\.?[Mm]\\.?)',
};

function hourOf(groups: Readonly<Record<string, string | undefined>>): number {
  if (groups.hour12 === undefined) return Number(groups.hour ?? 0);
  const hour = Number(groups.hour12);
  if (hour < 1 || hour > 12) return Number.NaN;
  return (hour % 12) + (/^p/i.test(groups.half ?? '') ? 12 : 0);
}

/** A pattern of `yyyy MM dd HH hh mm ss SSS a` and the characters between them, read in `zone`. */
export function patternReader(pattern: string, zone: string): TimeReader {
  const source = pattern.replace(/yyyy|MM|dd|HH|hh|mm|SSS|ss|a|[^]/g, (part) =>
    Object.hasOwn(TOKENS, part) ? TOKENS[part]! : part.replace(/[^\w\s]/, '\\$&'),
  );
  const expression = new RegExp(`^${source}$`);
  return (text) => {
    const groups = expression.exec(text)?.groups;
    if (groups === undefined) return undefined;
    return instantOf(
      {
        year: Number(groups.year),
        month: Number(groups.month),
        day: Number(groups.day),
        hour: hourOf(groups),
        minute: Number(groups.minute ?? 0),
        second: Number(groups.second ?? 0),
        millisecond: Number(groups.millisecond ?? 0),
      },
      zone,
    );
  };
}

/** Whether a pattern names a whole day, once, by known letters. */
export function isTimePattern(pattern: string): boolean {
  const tokens: readonly string[] = pattern.match(/yyyy|MM|dd|HH|hh|mm|SSS|ss|a|[A-Za-z]+/g) ?? [];
  const known = tokens.every((token) => Object.hasOwn(TOKENS, token));
  const once = new Set(tokens).size === tokens.length;
  const day = ['yyyy', 'MM', 'dd'].every((token) => tokens.includes(token));
  const halves = tokens.includes('hh') === tokens.includes('a');
  return known && once && day && halves && !(tokens.includes('HH') && tokens.includes('hh'));
}
