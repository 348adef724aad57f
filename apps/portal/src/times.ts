import type { Day, Instant, Language } from '#complaint';

const partsOf = (instant: Instant, zone: string): Record<string, string> =>
  Object.fromEntries(
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
      .formatToParts(new Date(instant))
      .map(({ type, value }) => [type, value]),
  );

/** The calendar day of an instant in a zone. */
export function dayOf(instant: Instant, zone: string): Day {
  const { year, month, day } = partsOf(instant, zone);
  return `${year}-${month}-${day}`;
}

/** `23 September 2026` or `2026年9月23日`. */
export const spellDay = (day: Day, language: Language): string =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    timeZone: 'UTC',
    dateStyle: 'long',
  }).format(new Date(`${day}T00:00:00Z`));

/** With the hour alone where the instant is a full hour, as it is for the public: no more exactness than there is. */
export function spellMoment(instant: Instant, language: Language, zone: string): string {
  const { hour, minute } = partsOf(instant, zone);
  const day = spellDay(dayOf(instant, zone), language);
  if (language === 'zh-CN') return `${day}${Number(hour)}时${minute === '00' ? '' : `${Number(minute)}分`}`;
  const clock = `${Number(hour) % 12 || 12}${minute === '00' ? '' : `:${minute}`}`;
  return `${day}, ${clock} ${Number(hour) < 12 ? 'am' : 'pm'}`;
}
