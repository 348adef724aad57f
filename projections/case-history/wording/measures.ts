import type { Wording } from './said.js';

type MeasureEvent =
  | 'CitizenContacted'
  | 'ProgressReported'
  | 'TemporarilyMitigated'
  | 'DepartmentPartFinished'
  | 'Resolved'
  | 'EvidenceAttached';

export const measureWording: Wording<MeasureEvent> = {
  CitizenContacted: {
    'zh-CN': ({ data, texts, speech }) =>
      `${speech.department(data.department)}表示已与市民联系${speech.told(texts.text)}。`,
    en: ({ data, texts, speech }) =>
      `${speech.department(data.department)} says that it spoke with the citizen${speech.told(texts.text)}.`,
  },
  ProgressReported: {
    'zh-CN': ({ data, texts, meta, speech }) =>
      `${meta.historical ? '原记录写道' : `${speech.department(data.department)}报告进展`}${speech.told(texts.text)}。${speech.also('内部备注', texts.internal)}`,
    en: ({ data, texts, meta, speech }) =>
      `${meta.historical ? 'The original record says' : `${speech.department(data.department)} reports progress`}${speech.told(texts.text)}.${speech.also('Internal note', texts.internal)}`,
  },
  TemporarilyMitigated: {
    'zh-CN': ({ data, texts, speech }) =>
      `${speech.department(data.department)}${data.renewal === 0 ? '已临时处理' : `第${data.renewal}次延续临时处理`}${speech.told(texts.done)}。这不是最终解决。` +
      (speech.also('原因', texts.why) || `原因：${speech.word(['stopgap', data.why])}。`) +
      speech.also('后续计划', texts.plan) +
      `最迟${speech.day(data.reviewOn)}复查。`,
    en: ({ data, texts, speech }) =>
      `${speech.department(data.department)} ${data.renewal === 0 ? 'dealt with it for now' : `prolonged the stopgap (time ${data.renewal})`}${speech.told(texts.done)}. This is not solved yet.` +
      (speech.also('Why', texts.why) || ` Why: ${speech.word(['stopgap', data.why])}.`) +
      speech.also('Plan', texts.plan) +
      ` It will be looked at again no later than ${speech.day(data.reviewOn)}.`,
  },
  DepartmentPartFinished: {
    'zh-CN': ({ data, texts, speech }) =>
      `${speech.department(data.department)}完成了自己负责的部分${speech.told(texts.text)}。`,
    en: ({ data, texts, speech }) =>
      `${speech.department(data.department)} finished its part${speech.told(texts.text)}.`,
  },
  Resolved: {
    'zh-CN': ({ data, texts, speech }) =>
      `${data.department === undefined ? '热线' : speech.department(data.department)}报告办理结果：${speech.word(['outcome', data.outcome])}。${speech.also('具体情况', texts.done)}`,
    en: ({ data, texts, speech }) =>
      `${data.department === undefined ? 'The hotline' : speech.department(data.department)} reports that ${speech.word(['outcome', data.outcome])}.${speech.also('In its words', texts.done)}`,
  },
  EvidenceAttached: {
    'zh-CN': ({ data, texts, speech }) =>
      `${data.department === undefined ? '' : speech.department(data.department)}附上了一份${data.public ? '' : '不公开的'}材料${speech.told(texts.caption)}。`,
    en: ({ data, texts, speech }) =>
      `${data.department === undefined ? 'A' : `${speech.department(data.department)} added a`} ${data.public ? 'file' : 'file that is not public'}${data.department === undefined ? ' was added' : ''}${speech.told(texts.caption)}.`,
  },
};
