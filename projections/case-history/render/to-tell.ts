import type { Complaint, Language } from '#complaint';
import type { PlainStatus, ToTell } from '../case-view.js';

type Part = Exclude<keyof PlainStatus, 'status'>;
const PARTS: readonly Part[] = ['done', 'why', 'next', 'byWhen', 'who'];

const LEADS: Readonly<Record<Language, Readonly<Record<Part, string>>>> = {
  'zh-CN': { done: '已做：', why: '原因：', next: '下一步：', byWhen: '时间：', who: '负责：' },
  en: { done: 'Done: ', why: 'Why: ', next: 'Next: ', byWhen: 'When: ', who: 'Who: ' },
};
const STOP: Readonly<Record<Language, string>> = { 'zh-CN': '。', en: '.' };
const GAP: Readonly<Record<Language, string>> = { 'zh-CN': '', en: ' ' };

/** The plain status in the language of the case, as an operator reads it out. */
export function toTell({ language, calls }: Complaint, plain: PlainStatus): ToTell {
  const parts = PARTS.flatMap((part) => {
    const words = plain[part]?.[language];
    return words ? [[part, words] as const] : [];
  });
  const status = plain.status[language];
  const sentences = parts.map(([part, words]) => LEADS[language][part] + stopped(words, language));
  return {
    language,
    calls,
    text: [status, ...sentences].join(GAP[language]),
    status,
    ...Object.fromEntries(parts),
  };
}

const stopped = (words: string, language: Language): string =>
  /[.。!！?？]$/.test(words) ? words : words + STOP[language];
