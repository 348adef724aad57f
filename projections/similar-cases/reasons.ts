import type { Instant, LocalizedText } from '#complaint';
import { ago } from '../case-history/wording/ago.js';
import type { Compared } from './comparison.js';

/** Words shown of what two summaries have in common. */
export const WORDS_SHOWN = 6;

/** Why a case is offered, the strongest reason first, and when it was received and closed. */
export function reasonsFor(one: Compared, now: Instant): readonly LocalizedText[] {
  return [
    ...(one.sameCaller ? [SAME_CALLER] : []),
    ...placeOf(one),
    ...(one.sameCategory ? [SAME_CATEGORY] : one.kindred ? [SIBLING] : []),
    ...wordsOf(one),
    ...timesOf(one, now),
  ];
}

const SAME_CALLER: LocalizedText = { 'zh-CN': '同一号码反映', en: 'reported from the same number' };
const SAME_CATEGORY: LocalizedText = { 'zh-CN': '同一类别', en: 'same category' };
const SIBLING: LocalizedText = { 'zh-CN': '相近类别', en: 'kindred category' };

function placeOf({ metres, sameStreet }: Compared): readonly LocalizedText[] {
  if (metres === 0) return [{ 'zh-CN': '同一地点', en: 'the same place' }];
  if (metres !== undefined) return [{ 'zh-CN': `相距${metres}米`, en: `${metres} m away` }];
  return sameStreet ? [{ 'zh-CN': '同一街道', en: 'the same street' }] : [];
}

function wordsOf({ likeness }: Compared): readonly LocalizedText[] {
  const words = likeness.words.slice(0, WORDS_SHOWN);
  if (words.length === 0) return [];
  return [{ 'zh-CN': `共有词语：${words.join('、')}`, en: `words in common: ${words.join(', ')}` }];
}

function timesOf({ found }: Compared, now: Instant): readonly LocalizedText[] {
  const { receivedAt, closed } = found.complaint;
  const received = ago(receivedAt, now);
  const times = [{ 'zh-CN': `${received['zh-CN']}受理`, en: `received ${received.en}` }];
  if (closed === undefined) return times;
  const ended = ago(closed.at, now);
  return [...times, { 'zh-CN': `${ended['zh-CN']}结案`, en: `closed ${ended.en}` }];
}

export const recurringInWords = (count: number): LocalizedText => ({
  'zh-CN': `此处一年内已有${count}件同类案件结案，问题反复出现。`,
  en: `${count} cases of this kind were closed here within a year: the trouble keeps coming back.`,
});
