import type { Wording } from './said.js';

type RecordEvent =
  'EntryCorrected' | 'TextRedacted' | 'ErasureOrdered' | 'PersonalDataErased' | 'PersonalDataRestricted';

export const recordWording: Wording<RecordEvent> = {
  EntryCorrected: {
    'zh-CN': ({ texts, speech }) =>
      `更正了之前的一条记录，应为${speech.told(texts.text)}。${speech.also('原因', texts.reason)}`,
    en: ({ texts, speech }) =>
      `An earlier entry was corrected; it should have said${speech.told(texts.text)}.${speech.also('Why', texts.reason)}`,
  },
  TextRedacted: {
    'zh-CN': ({ texts, speech }) => `之前一条记录的文字已被删除。${speech.also('原因', texts.reason)}`,
    en: ({ texts, speech }) =>
      `The words of an earlier entry were struck.${speech.also('Why', texts.reason)}`,
  },
  ErasureOrdered: {
    'zh-CN': ({ data, texts, full, speech }) =>
      `已申请清除本案的个人信息，等待另一人确认。${full ? `法律依据：${data.legalBasis}。` : ''}${speech.also('原因', texts.reason)}`,
    en: ({ data, texts, full, speech }) =>
      `Erasing the personal data of this case was ordered; a second person must confirm.${full ? ` Legal basis: ${data.legalBasis}.` : ''}${speech.also('Why', texts.reason)}`,
  },
  PersonalDataErased: {
    'zh-CN': ({ data, full }) =>
      `本案的文字和个人信息已永久清除，办理步骤予以保留。${full ? `法律依据：${data.legalBasis}。` : ''}`,
    en: ({ data, full }) =>
      `The words and personal data of this case were erased for good; the steps remain.${full ? ` Legal basis: ${data.legalBasis}.` : ''}`,
  },
  PersonalDataRestricted: {
    'zh-CN': ({ data, texts, full, speech }) =>
      `本案个人信息的使用已受到限制。${full ? `法律依据：${data.legalBasis}。` : ''}${speech.also('原因', texts.reason)}`,
    en: ({ data, texts, full, speech }) =>
      `The use of this case’s personal data is restricted.${full ? ` Legal basis: ${data.legalBasis}.` : ''}${speech.also('Why', texts.reason)}`,
  },
};
