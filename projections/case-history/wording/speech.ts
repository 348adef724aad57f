import { LANGUAGES } from '#complaint';
import type { Instant, Language, LocalizedText } from '#complaint';
import { dayInWords, instantInWords, toTheHour } from './dates.js';
import type { Speech } from './said.js';
import { wordOf } from './vocabulary.js';

/** What sentences about one case need to know besides the event. */
export interface Context {
  /** False for the public. */
  readonly full: boolean;
  /** The number that citizens call, and that calls them back. */
  readonly hotline: string;
  /** The policy's zone. */
  readonly zone: string;
  department(id: string): LocalizedText;
  category(id: string): LocalizedText;
  district(id: string): LocalizedText;
  /** Whether this reader may have the number of another case. */
  readonly mayName: (caseNumber: string) => boolean;
}

const SOMEONE: LocalizedText = { 'zh-CN': '承办部门', en: 'The department' };
const ANOTHER_CASE: LocalizedText = { 'zh-CN': '另一个案件', en: 'another case' };
const CASE: LocalizedText = { 'zh-CN': '案件', en: 'case ' };

const TOLD: Readonly<Record<Language, (text: string) => string>> = {
  'zh-CN': (text) => `：“${text}”`,
  en: (text) => `: “${text}”`,
};
const ALSO: Readonly<Record<Language, (lead: string, text: string) => string>> = {
  'zh-CN': (lead, text) => `${lead}：“${text}”。`,
  en: (lead, text) => ` ${lead}: “${text}”.`,
};

const PROMISED: Readonly<Record<Language, (respondBy: string, resolveBy: string) => string>> = {
  'zh-CN': (respondBy, resolveBy) =>
    respondBy === resolveBy
      ? `${resolveBy}前联系市民并解决问题`
      : `${respondBy}前联系市民，${resolveBy}前解决问题`,
  en: (respondBy, resolveBy) =>
    respondBy === resolveBy
      ? `contact with the citizen and a solution by ${resolveBy}`
      : `contact with the citizen by ${respondBy}, a solution by ${resolveBy}`,
};

export function speechIn(language: Language, context: Context): Speech {
  const when = (instant: Instant): string =>
    instantInWords(context.full ? instant : toTheHour(instant), context.zone, language);
  return {
    language,
    hotline: context.hotline,
    department: (id) => (id === undefined ? SOMEONE : context.department(id))[language],
    category: (id) => context.category(id)[language],
    district: (id) => context.district(id)[language],
    otherCase: (caseNumber) =>
      context.mayName(caseNumber) ? `${CASE[language]}${caseNumber}` : ANOTHER_CASE[language],
    word: (word) => wordOf(word)[language],
    when,
    promised: ({ respondBy, resolveBy }) => PROMISED[language](when(respondBy), when(resolveBy)),
    day: (day) => dayInWords(day, language),
    told: (text) => (text ? TOLD[language](withoutFullStop(text)) : ''),
    also: (lead, text) => (text ? ALSO[language](lead, withoutFullStop(text)) : ''),
  };
}

/** The sentence around recorded words has a full stop of its own. */
const withoutFullStop = (text: string): string => text.trimEnd().replace(/(?<!\.)[.。]$/, '');

/** The same thing said in every language. */
export const inEveryLanguage = (context: Context, say: (speech: Speech) => string): LocalizedText =>
  Object.fromEntries(
    LANGUAGES.map((language) => [language, say(speechIn(language, context))]),
  ) as LocalizedText;
