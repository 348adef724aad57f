import type { Day, Instant, Language } from '#complaint';

interface Moment {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** `2026年9月25日14时` / `25 September 2026, 2 pm`, read in `zone`; minutes only where there are any. */
export function instantInWords(instant: Instant, zone: string, language: Language): string {
  const moment = momentIn(instant, zone);
  return IN_WORDS[language].instant(moment);
}

/** `2026年9月25日` / `25 September 2026`. */
export function dayInWords(day: Day, language: Language): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return IN_WORDS[language].day({ year, month, day: date, hour: 0, minute: 0 });
}

/** An instant as the public sees it: its hour. */
export const toTheHour = (instant: Instant): Instant => `${instant.slice(0, 13)}:00:00.000Z`;

function momentIn(instant: Instant, zone: string): Moment {
  const parts = new Map(
    clockOf(zone)
      .formatToParts(new Date(instant))
      .map(({ type, value }) => [type, value]),
  );
  const number = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type));
  return {
    year: number('year'),
    month: number('month'),
    day: number('day'),
    hour: number('hour'),
    minute: number('minute'),
  };
}

// Building one costs more than a hundred uses of it.
function clockOf(zone: string): Intl.DateTimeFormat {
  let clock = clocks.get(zone);
  if (clock === undefined) {
    clock = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    clocks.set(zone, clock);
  }
  return clock;
}

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

interface InWords {
  day(moment: Moment): string;
  instant(moment: Moment): string;
}

const zh: InWords = {
  day: ({ year, month, day }) => `${year}年${month}月${day}日`,
  instant: (moment) => `${zh.day(moment)}${moment.hour}时${moment.minute === 0 ? '' : `${moment.minute}分`}`,
};

const en: InWords = {
  day: ({ year, month, day }) => `${day} ${MONTHS[month - 1]} ${year}`,
  instant: ({ hour, minute, ...date }) =>
    `${en.day({ ...date, hour, minute })}, ${hour % 12 || 12}${minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`} ${hour < 12 ? 'am' : 'pm'}`,
};

const IN_WORDS: Readonly<Record<Language, InWords>> = { 'zh-CN': zh, en };
