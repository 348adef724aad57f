import type { Speech, Wording } from './said.js';

type DeadlineEvent =
  | 'DeadlineExtended'
  | 'DeadlineWarned'
  | 'DeadlineMissed'
  | 'PartDeadlineMissed'
  | 'Deferred'
  | 'DeferralReviewed'
  | 'DeferralEnded'
  | 'Escalated';

export const deadlineWording: Wording<DeadlineEvent> = {
  DeadlineExtended: {
    'zh-CN': ({ data, texts, speech }) =>
      `${speech.word(['deadline', data.deadline])}由${speech.when(data.from)}延长至${speech.when(data.to)}。${speech.also('原因', texts.reason)}`,
    en: ({ data, texts, speech }) =>
      `${capital(speech.word(['deadline', data.deadline]))} was moved from ${speech.when(data.from)} to ${speech.when(data.to)}.${speech.also('Why', texts.reason)}`,
  },
  DeadlineWarned: {
    'zh-CN': ({ data, speech }) =>
      `${speech.word(['deadline', data.deadline])}（${speech.when(data.due)}）临近，已提醒承办部门。`,
    en: ({ data, speech }) =>
      `${capital(speech.word(['deadline', data.deadline]))} is near (${speech.when(data.due)}); the departments were reminded.`,
  },
  DeadlineMissed: {
    'zh-CN': ({ data, speech }) =>
      data.deadline === 'respondBy'
        ? `未能在${speech.when(data.due)}前联系市民，已超期。`
        : `未能在${speech.when(data.due)}前解决问题，已超期。`,
    en: ({ data, speech }) =>
      data.deadline === 'respondBy'
        ? `The citizen was not contacted by ${speech.when(data.due)}, as promised.`
        : `The problem was not solved by ${speech.when(data.due)}, as promised.`,
  },
  PartDeadlineMissed: {
    'zh-CN': ({ data, speech }) =>
      `${speech.department(data.department)}未能在${speech.when(data.due)}前完成自己的部分。`,
    en: ({ data, speech }) =>
      `${speech.department(data.department)} did not finish its part by ${speech.when(data.due)}.`,
  },
  Deferred: {
    'zh-CN': ({ data, texts, speech }) =>
      `这是短期内难以解决的问题，暂时挂账，仍会继续跟进。${speech.also('原因', texts.reason)}${speech.also('计划', texts.plan)}` +
      `目标日期：${speech.day(data.targetDate)}。下次公开报告：${speech.day(data.nextReportOn)}。`,
    en: ({ data, texts, speech }) =>
      `This cannot be solved soon. It stays on the city’s list.${speech.also('Why', texts.reason)}${speech.also('Plan', texts.plan)}` +
      ` Target date: ${speech.day(data.targetDate)}. Next public report: ${speech.day(data.nextReportOn)}.`,
  },
  DeferralReviewed: {
    'zh-CN': ({ data, texts, speech }) =>
      `挂账进展报告${speech.told(texts.text)}。目标日期：${speech.day(data.targetDate)}。下次公开报告：${speech.day(data.nextReportOn)}。`,
    en: ({ data, texts, speech }) =>
      `Report on this long-standing problem${speech.told(texts.text)}. Target date: ${speech.day(data.targetDate)}. Next public report: ${speech.day(data.nextReportOn)}.`,
  },
  DeferralEnded: {
    'zh-CN': ({ texts, speech }) => `挂账结束，恢复办理。${speech.also('原因', texts.reason)}`,
    en: ({ texts, speech }) => `The waiting is over and work goes on.${speech.also('Why', texts.reason)}`,
  },
  Escalated: {
    'zh-CN': ({ data, texts, speech }) =>
      `案件已上报${escalatedTo(data.to, speech)}督办：${speech.word(['escalation', data.reason])}。${speech.also('说明', texts.text)}`,
    en: ({ data, texts, speech }) =>
      `The case was taken up to ${escalatedTo(data.to, speech)}: ${speech.word(['escalation', data.reason])}.${speech.also('Note', texts.text)}`,
  },
};

/** A case goes up to a department or to the supervisors, who are none. */
const escalatedTo = (to: string, speech: Speech): string =>
  to !== 'supervisor' ? speech.department(to) : speech.language === 'zh-CN' ? '督办人员' : 'a supervisor';

const capital = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1);
