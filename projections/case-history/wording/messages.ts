import type { LocalizedText, MessageChannel, MessageKind, MessageResult } from '#complaint';
import type { Wording } from './said.js';

export const messageWording: Wording<'MessageSent'> = {
  MessageSent: {
    'zh-CN': ({ data, texts, full, speech }) =>
      `给市民的${full ? WAY[data.channel]['zh-CN'] : '通知'}${full ? about(data.message, 'zh-CN') : ''}${RESULT[data.result]['zh-CN']}。` +
      speech.also('原因', texts.reason),
    en: ({ data, texts, full, speech }) =>
      `${full ? WAY[data.channel].en : 'A message'} to the citizen${full ? about(data.message, 'en') : ''} ${RESULT[data.result].en}.` +
      speech.also('Why', texts.reason),
  },
};

/** Old records may name messages that are not sent any more: those go without. */
function about(message: string, language: keyof LocalizedText): string {
  const subject = (ABOUT as Readonly<Record<string, LocalizedText>>)[message]?.[language];
  if (subject === undefined) return '';
  return language === 'zh-CN' ? `（${subject}）` : ` (${subject})`;
}

const WAY: Readonly<Record<MessageChannel, LocalizedText>> = {
  sms: { 'zh-CN': '短信', en: 'A text message' },
  email: { 'zh-CN': '电子邮件', en: 'An e-mail' },
  none: { 'zh-CN': '通知', en: 'A message' },
};

const ABOUT: Readonly<Record<MessageKind, LocalizedText>> = {
  received: { 'zh-CN': '已收到诉求', en: 'that the complaint was received' },
  assigned: { 'zh-CN': '由谁办理', en: 'who handles the case' },
  mitigated: { 'zh-CN': '只是临时处理，尚未解决', en: 'that it is mitigated, not resolved' },
  'deadline-extended': { 'zh-CN': '期限延长', en: 'that a deadline was extended' },
  'deadline-missed': { 'zh-CN': '超期', en: 'that a deadline was missed' },
  deferred: { 'zh-CN': '暂时挂账', en: 'that it cannot be solved soon' },
  'deferral-reported': { 'zh-CN': '挂账进展', en: 'how the long-standing problem stands' },
  resolved: { 'zh-CN': '部门报告已解决', en: 'that the department reports it resolved' },
  'callback-announced': { 'zh-CN': '回访预告', en: 'when the next callback comes' },
  'incident-news': { 'zh-CN': '突发事件进展', en: 'news of the incident it is part of' },
  invited: { 'zh-CN': '书面征询', en: 'how to answer in writing' },
  reopened: { 'zh-CN': '重新办理', en: 'that the case was reopened' },
  closed: { 'zh-CN': '结案', en: 'that the case was closed' },
  escalated: { 'zh-CN': '上报督办', en: 'that the case was escalated' },
};

const RESULT: Readonly<Record<MessageResult, LocalizedText>> = {
  sent: { 'zh-CN': '已发出', en: 'was sent' },
  failed: { 'zh-CN': '没有发出，将再次尝试', en: 'could not be sent and will be tried again' },
  doubtful: {
    'zh-CN': '可能已经发出，但无法确认是否送达',
    en: 'may have been sent, but nobody can tell whether it arrived',
  },
  expired: {
    'zh-CN': '未能及时发出，现已失去意义，不再发送',
    en: 'could not be sent in time and makes no sense any more',
  },
  'given-up': { 'zh-CN': '始终未能发出，不再尝试', en: 'could not be sent and will not be tried again' },
};
