import type { IncidentNews, Instant, LocalizedText } from '#complaint';
import type { Speech, Wording } from './said.js';

type IncidentEvent = 'CaseJoinedIncident' | 'CaseLeftIncident' | 'IncidentReported';

export const incidentWording: Wording<IncidentEvent> = {
  CaseJoinedIncident: {
    'zh-CN': ({ data }) => `本案与其他案件出于同一原因（事件${data.incident}），事件的通报会一并告知本案。`,
    en: ({ data }) =>
      `This case has the same cause as others (incident ${data.incident}). News of the incident is told here too.`,
  },
  CaseLeftIncident: {
    'zh-CN': ({ data, texts, speech }) =>
      `本案不再归入事件${data.incident}。${speech.also('原因', texts.reason)}`,
    en: ({ data, texts, speech }) =>
      `This case does not belong to incident ${data.incident} any more.${speech.also('Why', texts.reason)}`,
  },
  IncidentReported: {
    'zh-CN': ({ data, texts, speech }) =>
      `${NEWS[data.news]['zh-CN']}${speech.told(texts.text)}。${untilWhen(data.expectedEnd, speech)}`,
    en: ({ data, texts, speech }) =>
      `${NEWS[data.news].en}${speech.told(texts.text)}.${untilWhen(data.expectedEnd, speech)}`,
  },
};

const NEWS: Readonly<Record<IncidentNews, LocalizedText>> = {
  opened: { 'zh-CN': '事件通报', en: 'What is known of the incident' },
  updated: { 'zh-CN': '事件最新情况', en: 'News of the incident' },
  ended: {
    'zh-CN': '事件已结束，本案仍单独办结和回访',
    en: 'The incident is over; this case is resolved and revisited on its own',
  },
};

function untilWhen(expectedEnd: Instant | undefined, speech: Speech): string {
  if (expectedEnd === undefined) return '';
  const when = speech.when(expectedEnd);
  return speech.language === 'zh-CN' ? `预计${when}恢复。` : ` It is expected to be over by ${when}.`;
}
