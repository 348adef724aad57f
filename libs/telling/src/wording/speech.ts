import {
  type Catalogue,
  type Complaint,
  type Day,
  type Instant,
  type Language,
  type Policy,
  leadOf,
  nameOf,
} from '#complaint';

/** What every message needs to know besides its case. */
export interface Setting {
  readonly catalogue: Catalogue;
  /** The number that citizens call, and that the hotline calls from. */
  readonly hotline: string;
  /** Where the portal is reached, without a slash at the end. */
  readonly publicUrl: string;
}

/** How one language names things in one message. */
export interface Speech {
  /** The number that this citizen was given. */
  readonly caseNumber: string;
  readonly hotline: string;
  /** Address of the case's page. */
  readonly page: string;
  department(id: string | undefined): string;
  /** Whoever leads the case. */
  readonly lead: string;
  when(instant: Instant): string;
  day(day: Day): string;
  /** From one moment to another; the day only once where both are on it. */
  between(from: Instant, until: Instant): string;
  /** Of a closed case: until when the citizen may have it reopened. */
  readonly reopenUntil: string;
  /** A sentence `lead: text` of its own, as long as there is room for; nothing where there is no text. */
  also(lead: string, text: string | undefined): string;
}

export interface SpeechParts extends Setting {
  readonly language: Language;
  readonly caseNumber: string;
  readonly complaint: Complaint;
  readonly policy: Policy;
  /** When the message's event was recorded: its year goes without saying. */
  readonly at: Instant;
  /** The most characters of one free text. */
  readonly room: number;
}

const DAY_MS = 24 * 3_600_000;
const SOMEONE = { 'zh-CN': '承办部门', en: 'the department' };

export function speechOf(parts: SpeechParts): Speech {
  const { language, catalogue, caseNumber, complaint, policy, hotline, publicUrl } = parts;
  const { zone } = policy.calendar;
  const thisYear = yearIn(zone, parts.at);
  const department = (id: string | undefined) =>
    ((id && nameOf(catalogue, 'departments', id)) || SOMEONE)[language];
  const day = (date: Day) => DAYS[language](date, date.slice(0, 4) === thisYear);
  const local = (instant: Instant) => clockOf(zone).format(new Date(instant)).split(' ') as [Day, string];
  const when = (instant: Instant) => {
    const [date, clock] = local(instant);
    return WHEN[language](day(date), clock);
  };
  const between = (from: Instant, until: Instant) => {
    const [date, clock] = local(until);
    return BETWEEN[language](when(from), date === local(from)[0] ? clock : when(until));
  };
  const closedAt = complaint.closed?.at ?? parts.at;
  return {
    caseNumber,
    hotline,
    page: `${publicUrl}/cases/${caseNumber}`,
    department,
    lead: department(leadOf(complaint)?.department),
    when,
    day,
    between,
    reopenUntil: when(new Date(Date.parse(closedAt) + policy.reopenDays * DAY_MS).toISOString()),
    also: (lead, text) => (text ? ALSO[language](lead, clipped(withoutFullStop(text), parts.room)) : ''),
  };
}

const ALSO = {
  'zh-CN': (lead: string, text: string) => `${lead}：${text}。`,
  en: (lead: string, text: string) => ` ${lead}: ${text}.`,
};

const WHEN = {
  'zh-CN': (day: string, clock: string) => `${day}${clock}`,
  en: (day: string, clock: string) => `${day}, ${clock}`,
};

const BETWEEN = {
  'zh-CN': (from: string, until: string) => `${from}至${until}之间`,
  en: (from: string, until: string) => `between ${from} and ${until}`,
};

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

const DAYS = {
  'zh-CN': (day: Day, isThisYear: boolean) => {
    const [year, month, date] = day.split('-').map(Number);
    return `${isThisYear ? '' : `${year}年`}${month}月${date}日`;
  },
  en: (day: Day, isThisYear: boolean) => {
    const [year, month = 1, date] = day.split('-').map(Number);
    return `${date} ${MONTHS[month - 1]}${isThisYear ? '' : ` ${year}`}`;
  },
};

/** `2026-09-25 18:00`. */
function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  clocks.set(zone, clock);
  return clock;
}

// Building one costs more than a hundred uses of it.
const clocks = new Map<string, Intl.DateTimeFormat>();

const yearIn = (zone: string, instant: Instant): string =>
  clockOf(zone).format(new Date(instant)).slice(0, 4);

const withoutFullStop = (text: string): string => text.trim().replace(/(?<!\.)[.。]$/, '');

/** By characters as people see them, so that none is cut in two. */
function clipped(text: string, room: number): string {
  const characters = Array.from(text);
  return characters.length <= room ? text : `${characters.slice(0, room - 1).join('')}…`;
}
