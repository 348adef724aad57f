import type { Instant } from '#complaint';
import type { Speech, Wording } from './said.js';

type DispatchEvent =
  | 'ComplaintAssigned'
  | 'DepartmentAdded'
  | 'DepartmentReplaced'
  | 'LeadChanged'
  | 'PartInstructed'
  | 'AssignmentAccepted'
  | 'AssignmentDisputed'
  | 'PartReturned'
  | 'AssignmentRuled'
  | 'PartDelegated';

export const dispatchWording: Wording<DispatchEvent> = {
  ComplaintAssigned: {
    'zh-CN': ({ data, texts, meta, speech }) => {
      const parts = data.departments.map(
        ({ id, part, dueBy }) =>
          `${speech.department(id)}（${speech.word(['part', part])}${by(dueBy, speech)}）${speech.told(texts.instructions?.[id])}`,
      );
      return `案件派给${parts.join('；')}。${speech.also(meta.historical ? '原记录' : '原因', texts.reason)}`;
    },
    en: ({ data, texts, meta, speech }) => {
      const parts = data.departments.map(
        ({ id, part, dueBy }) =>
          `${speech.department(id)} (${speech.word(['part', part])}${by(dueBy, speech)})${speech.told(texts.instructions?.[id])}`,
      );
      return `The case was given to ${parts.join('; ')}.${speech.also(meta.historical ? 'The record says' : 'Why', texts.reason)}`;
    },
  },
  DepartmentAdded: {
    'zh-CN': ({ data, texts, meta, speech }) =>
      `增派${speech.department(data.department.id)}参与办理（${speech.word(['part', data.department.part])}${by(data.department.dueBy, speech)}）${speech.told(texts.instruction)}。${speech.also(meta.historical ? '原记录' : '原因', texts.reason)}`,
    en: ({ data, texts, meta, speech }) =>
      `${speech.department(data.department.id)} was asked to join (${speech.word(['part', data.department.part])}${by(data.department.dueBy, speech)})${speech.told(texts.instruction)}.${speech.also(meta.historical ? 'The record says' : 'Why', texts.reason)}`,
  },
  DepartmentReplaced: {
    'zh-CN': ({ data, texts, speech }) =>
      `改由${speech.department(data.by)}办理，${speech.department(data.replaced)}不再承办${speech.told(texts.instruction)}。${speech.also('原因', texts.reason)}期限不变。`,
    en: ({ data, texts, speech }) =>
      `${speech.department(data.by)} takes over from ${speech.department(data.replaced)}${speech.told(texts.instruction)}.${speech.also('Why', texts.reason)} The deadlines stay the same.`,
  },
  LeadChanged: {
    'zh-CN': ({ data, texts, speech }) =>
      `主办部门由${speech.department(data.from)}改为${speech.department(data.to)}。${speech.also('原因', texts.reason)}`,
    en: ({ data, texts, speech }) =>
      `${speech.department(data.to)} leads now instead of ${speech.department(data.from)}.${speech.also('Why', texts.reason)}`,
  },
  PartInstructed: {
    'zh-CN': ({ data, texts, speech }) =>
      `${data.backToWork ? `${speech.department(data.department)}已完成的部分还有工作要做` : `对${speech.department(data.department)}的要求有补充`}${speech.told(texts.instruction)}。${data.dueBy === undefined ? '' : `请在${speech.when(data.dueBy)}前完成。`}${speech.also('原因', texts.reason)}`,
    en: ({ data, texts, speech }) =>
      `${speech.department(data.department)} ${data.backToWork ? 'had finished its part and is asked to do more' : 'was told anew what to do'}${speech.told(texts.instruction)}.${data.dueBy === undefined ? '' : ` It is to be done by ${speech.when(data.dueBy)}.`}${speech.also('Why', texts.reason)}`,
  },
  AssignmentAccepted: {
    'zh-CN': ({ data, speech }) => `${speech.department(data.department)}已受理，开始办理。`,
    en: ({ data, speech }) =>
      `${speech.department(data.department)} accepted the case and began to work on it.`,
  },
  AssignmentDisputed: {
    'zh-CN': ({ data, texts, speech }) =>
      `${speech.department(data.department)}认为不属于本部门职责，提出异议。${speech.also('理由', texts.reason)}期限继续计算。`,
    en: ({ data, texts, speech }) =>
      `${speech.department(data.department)} says that this is not for it to handle.${speech.also('Why', texts.reason)} The deadlines go on.`,
  },
  PartReturned: {
    'zh-CN': ({ data, texts, speech }) =>
      `${speech.department(data.department)}退回了自己的部分，等待督办人员裁定。${speech.also('理由', texts.reason)}期限继续计算。`,
    en: ({ data, texts, speech }) =>
      `${speech.department(data.department)} gave its part back; a supervisor decides who handles it.${speech.also('Why', texts.reason)} The deadlines go on.`,
  },
  AssignmentRuled: {
    'zh-CN': ({ data, texts, speech }) =>
      (data.byDefault
        ? `规定时间内无人裁定，仍由${speech.department(data.department)}办理。`
        : data.ruling === 'upheld'
          ? `督办人员裁定：仍由${speech.department(data.department)}办理。`
          : `督办人员裁定：${speech.department(data.department)}不再承办${data.to === undefined ? '' : `，由${speech.department(data.to)}办理`}。`) +
      speech.also('理由', texts.reason),
    en: ({ data, texts, speech }) =>
      (data.byDefault
        ? `Nobody ruled in time, so ${speech.department(data.department)} goes on handling it.`
        : data.ruling === 'upheld'
          ? `A supervisor ruled that ${speech.department(data.department)} handles it.`
          : `A supervisor ruled that ${speech.department(data.department)} does not handle it${data.to === undefined ? '' : `; ${speech.department(data.to)} does`}.`) +
      speech.also('Why', texts.reason),
  },
  PartDelegated: {
    'zh-CN': ({ data, texts, speech }) =>
      `${speech.department(data.department)}交由下属的${speech.department(data.to)}具体办理，本部门继续负责${speech.told(texts.instruction)}。`,
    en: ({ data, texts, speech }) =>
      `${speech.department(data.department)} passed the work to ${speech.department(data.to)} and goes on answering for it${speech.told(texts.instruction)}.`,
  },
};

/** By when a department is to do its part, inside the brackets that say which part it has. */
function by(dueBy: Instant | undefined, speech: Speech): string {
  if (dueBy === undefined) return '';
  return speech.language === 'zh-CN' ? `，${speech.when(dueBy)}前完成` : `, by ${speech.when(dueBy)}`;
}
