import {
  type ClosingReason,
  type EscalationReason,
  type Outcome,
  activeParts,
  currentRound,
} from '#complaint';
import type { Speech } from './speech.js';
import type { Wording } from './telling.js';

export const ZH_CN: Wording = {
  subject: (caseNumber) => `您的诉求 ${caseNumber}`,
  sender: (hotline) => `【${hotline}热线】`,
  neutral: ({ caseNumber, hotline }) =>
    `您的诉求${caseNumber}有新进展，请在网页上查看，或拨打${hotline}询问。`,
  kinds: {
    received: ({ data, speech }) =>
      `已收到您的诉求，编号${speech.caseNumber}，承诺${promised(data, speech)}。` +
      `办理经过见${speech.page} 。不想收到通知请拨${speech.hotline}告知。`,
    assigned: ({ complaint, speech }) => {
      const supports = activeParts(complaint)
        .filter(({ part }) => part === 'support')
        .map(({ department }) => speech.department(department));
      return (
        `${speech.caseNumber}已派给${speech.lead}办理${supports.length > 0 ? `，${supports.join('、')}协助` : ''}，` +
        `${speech.when(currentRound(complaint).resolveBy)}前解决。`
      );
    },
    mitigated: ({ data, texts, speech }) =>
      `${speech.caseNumber}只是临时处理，还没有解决。` +
      speech.also('已做', texts.done) +
      speech.also('未能解决的原因', texts.why) +
      speech.also('下一步', texts.plan) +
      `${speech.department(data.department)}负责，最迟${speech.day(data.reviewOn)}复查。`,
    'deadline-extended': ({ data, texts, speech }) =>
      `${speech.caseNumber}的${DEADLINE[data.deadline]}期限由${speech.when(data.from)}延长到${speech.when(data.to)}。` +
      speech.also('原因', texts.reason),
    'deadline-missed': ({ data, speech }) =>
      `${speech.caseNumber}没有在${speech.when(data.due)}前${MISSED[data.deadline]}，责任部门是${speech.lead}。` +
      '案件不会因超期而结案，热线会继续催办。',
    deferred: ({ data, texts, speech }) =>
      `${speech.caseNumber}短期内难以解决，已挂账跟进。` +
      speech.also('原因', texts.reason) +
      speech.also('计划', texts.plan) +
      `目标日期${speech.day(data.targetDate)}，${speech.day(data.nextReportOn)}前公开报告进展。`,
    'deferral-reported': ({ data, texts, speech }) =>
      `挂账案件${speech.caseNumber}的进展报告。` +
      speech.also('进展', texts.text) +
      `目标日期${speech.day(data.targetDate)}，下次报告${speech.day(data.nextReportOn)}。`,
    resolved: ({ data, texts, speech }) =>
      `${speech.caseNumber}：${speech.department(data.department)}报告${OUTCOME[data.outcome]}。` +
      speech.also('说明', texts.done) +
      `热线会给您打电话核实，没有解决请直说，案件会重新办理。`,
    'callback-announced': ({ data, speech }) =>
      `关于${speech.caseNumber}，热线将在${speech.between(data.from, data.until)}用${speech.hotline}给您打电话，` +
      '问问题是否解决。这不是骚扰电话，请接听。',
    'incident-news': ({ data, texts, speech }) =>
      `${speech.caseNumber}属于同一起突发事件（${data.incident}）。${speech.also('最新进展', texts.text)}` +
      (data.expectedEnd === undefined ? '' : `预计${speech.when(data.expectedEnd)}前恢复。`),
    invited: ({ data, speech }) =>
      `多次打电话没有联系上您。${speech.caseNumber}解决了吗？请在${speech.when(data.answerBy)}前答复：` +
      `打开${speech.page} ，用受理时告诉您的查询码；或拨打${speech.hotline}。`,
    reopened: ({ data, speech }) =>
      `${speech.caseNumber}重新办理（第${data.round}轮），由${speech.lead}负责，` +
      `${speech.when(data.respondBy)}前联系您，${speech.when(data.resolveBy)}前解决。`,
    closed: ({ data, speech }) =>
      `${speech.caseNumber}已结案：${CLOSED[data.reason]}。` +
      (data.reason === 'merged'
        ? '您的编号仍然有效，办理情况会继续告诉您。'
        : `${data.appealable ? '您如不同意，可以提出异议。' : ''}如没有解决或问题再次出现，${speech.reopenUntil}前可拨${speech.hotline}要求重新办理。`),
    escalated: ({ data, speech }) =>
      `${speech.caseNumber}已上报${data.to === 'supervisor' ? '督办人员' : speech.department(data.to)}督办，原因：${ESCALATED[data.reason]}。`,
  },
};

function promised(
  { respondBy, resolveBy }: { respondBy: string; resolveBy: string },
  speech: Speech,
): string {
  const resolved = `${speech.when(resolveBy)}前解决`;
  return respondBy === resolveBy ? resolved : `${speech.when(respondBy)}前联系您，${resolved}`;
}

const DEADLINE = { respondBy: '联系', resolveBy: '解决' };
const MISSED = { respondBy: '联系您', resolveBy: '解决' };

const OUTCOME: Readonly<Record<Outcome, string>> = {
  fixed: '已经解决',
  'nothing-found': '到场后没有发现问题',
  'no-access': '无法进入现场',
  'not-ours': '不属于其职责',
  duplicate: '与另一件诉求重复',
  explained: '已作解释',
};

const CLOSED: Readonly<Record<ClosingReason, string>> = {
  confirmed: '您确认已解决',
  unreachable: '多次联系不上您，不算作满意',
  'no-contact-given': '没有留下联系方式',
  'explained-on-call': '已在电话中解释清楚',
  ruled: '由承办部门以外的督办人员裁定',
  withdrawn: '按您的要求撤回',
  merged: '与另一件反映同一问题的案件一起办理',
  'closed-at-source': '原系统已结案',
};

const ESCALATED: Readonly<Record<EscalationReason, string>> = {
  'mitigation-lapsed': '临时处理到期仍未解决',
  'deadline-missed': '超过期限',
  'disputed-too-long': '部门之间争议过久',
  'part-overdue': '有部门没有按时完成自己的部分',
  'deferral-unreported': '没有按时报告挂账进展',
  'revisit-overdue': '没有按时回访',
  supervisor: '督办人员要求',
};
