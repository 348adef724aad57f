import type { Channel } from '#complaint';
import type { Wording } from './said.js';

type IntakeEvent =
  | 'ComplaintReceived'
  | 'Reclassified'
  | 'RepeatCallLinked'
  | 'InformationAdded'
  | 'VisibilityChanged'
  | 'ContactPreferenceSet'
  | 'CaseAdopted';

export const intakeWording: Wording<IntakeEvent> = {
  ComplaintReceived: {
    'zh-CN': ({ data, texts, meta, speech }) =>
      meta.historical
        ? `原系统收到一件${speech.word(['kind', data.kind])}${speech.told(texts.summary)}。`
        : `热线收到市民${RECEIVED_BY[data.channel]}${speech.word(['kind', data.kind])}${speech.told(texts.summary)}。承诺${speech.promised(data)}。`,
    en: ({ data, texts, meta, speech }) =>
      meta.historical
        ? `The original record begins with ${speech.word(['kind', data.kind])}${speech.told(texts.summary)}.`
        : `The hotline received ${speech.word(['kind', data.kind])} ${speech.word(['channel', data.channel])}${speech.told(texts.summary)}. ` +
          `Promised: ${speech.promised(data)}.`,
  },
  Reclassified: {
    'zh-CN': ({ data, texts, meta, speech }) =>
      `案件类别调整为${speech.category(data.category)}（${speech.word(['kind', data.kind])}）。` +
      speech.also('原因', texts.reason) +
      (meta.historical ? '' : `期限仍从收到之日起算：${speech.when(data.resolveBy)}前解决。`),
    en: ({ data, texts, meta, speech }) =>
      `The case was sorted anew: ${speech.category(data.category)}, ${speech.word(['kind', data.kind])}.` +
      speech.also('Why', texts.reason) +
      (meta.historical
        ? ''
        : ` Time still counts from receipt: to be solved by ${speech.when(data.resolveBy)}.`),
  },
  RepeatCallLinked: {
    'zh-CN': ({ data, texts, speech }) =>
      `市民第${data.call}次反映同一问题（${speech.word(['channel', data.channel])}）${speech.told(texts.text)}。`,
    en: ({ data, texts, speech }) =>
      `The citizen got in touch again about the same matter, ${speech.word(['channel', data.channel])}; this is contact number ${data.call}${speech.told(texts.text)}.`,
  },
  InformationAdded: {
    'zh-CN': ({ texts, speech }) => `市民补充了情况${speech.told(texts.text)}。`,
    en: ({ texts, speech }) => `The citizen added something${speech.told(texts.text)}.`,
  },
  VisibilityChanged: {
    'zh-CN': ({ data, texts, speech }) =>
      `案件的公开方式改为：${speech.word(['visibility', data.to])}。${speech.also('原因', texts.reason)}`,
    en: ({ data, texts, speech }) =>
      `The case is now ${speech.word(['visibility', data.to])}.${speech.also('Why', texts.reason)}`,
  },
  ContactPreferenceSet: {
    'zh-CN': ({ data, full }) =>
      full ? `市民选择的通知方式：${PREFERRED[data.channel]['zh-CN']}。` : '市民更新了通知方式。',
    en: ({ data, full }) =>
      full
        ? `The citizen chose ${PREFERRED[data.channel].en}.`
        : 'The citizen chose how to be kept informed.',
  },
  CaseAdopted: {
    'zh-CN': ({ data, texts, speech }) =>
      `这件转录的案件转为在本市正式办理，${speech.when(data.resolveBy)}前解决。${speech.also('原因', texts.reason)}`,
    en: ({ data, texts, speech }) =>
      `This case, taken over from another system, is now being handled here, to be solved by ${speech.when(data.resolveBy)}.${speech.also('Why', texts.reason)}`,
  },
};

/** Between the citizen and the kind of what they brought: 来电投诉, 来信举报. */
const RECEIVED_BY: Readonly<Record<Channel, string>> = {
  phone: '来电',
  web: '在网站提交的',
  app: '在手机应用提交的',
  letter: '来信',
  visit: '来访',
  referral: '经其他单位转来的',
};

const PREFERRED = {
  sms: { 'zh-CN': '短信', en: 'text messages' },
  email: { 'zh-CN': '电子邮件', en: 'e-mail' },
  none: { 'zh-CN': '不接收通知', en: 'to get no messages' },
};
