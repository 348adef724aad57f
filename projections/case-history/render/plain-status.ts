import { currentRound, leadOf, statusOf } from '#complaint';
import type { LocalizedText } from '#complaint';
import type { PlainStatus } from '../case-view.js';
import { isHistory, lateness } from './deadline.js';
import { closedPlainly } from './plain-closed.js';
import {
  CONTACT_NEXT,
  HOTLINE,
  REVISIT_NEXT,
  SOLVE_NEXT,
  asTold,
  byWhen,
  capital,
  lead,
  quoted,
  sayIn,
  toSolve,
  whoLeads,
  whyOf,
  type Say,
  type Standing,
} from './plain-phrases.js';

/**
 * One sentence of status, then why, what comes next, by when and who, as one would tell it to a neighbour. What comes next
 * in an imported case nobody here can promise.
 */
export function plainStatus(standing: Standing): PlainStatus {
  const { complaint, context } = standing;
  const say = sayIn(context);
  const plain = PLAIN[statusOf(complaint)](standing, say);
  const status = withCircumstances(plain.status, standing);
  return isHistory(complaint) ? { ...plain, status, next: undefined } : { ...plain, status };
}

function withCircumstances(status: LocalizedText, { complaint, context, now }: Standing): LocalizedText {
  const late = lateness(complaint, now) !== undefined && statusOf(complaint) !== 'deferred';
  return sayIn(context)(
    () =>
      (isHistory(complaint) ? '本案来自本市早期记录。' : '') +
      status['zh-CN'] +
      (late ? '已经超期。' : '') +
      (complaint.personalData === 'erased' ? '文字和个人信息已依规清除，办理步骤仍然保留。' : ''),
    () =>
      (isHistory(complaint) ? 'This case comes from the city’s earlier records. ' : '') +
      status.en +
      (late ? ' It is late.' : '') +
      (complaint.personalData === 'erased'
        ? ' The words and personal data were erased as the law asks; the steps remain.'
        : ''),
  );
}

type Plainly = (standing: Standing, say: Say) => PlainStatus;

const PLAIN: Readonly<Record<ReturnType<typeof statusOf>, Plainly>> = {
  received: (standing, say) => ({
    status: say(
      () => '已收到，正在安排部门办理。',
      () => 'The complaint was received and a department is being chosen.',
    ),
    ...whyOf(standing, say),
    next: say(
      () => '派给能解决问题的部门。',
      () => 'It is given to the department that can solve it.',
    ),
    ...byWhen(standing, say),
    who: HOTLINE,
  }),
  assigned: (standing, say) => ({
    status: say(
      (speech) => `已派给${lead(standing, speech)}，等待其受理。`,
      (speech) => `It was given to ${lead(standing, speech)}, which has not taken it up yet.`,
    ),
    ...whyOf(standing, say),
    next: CONTACT_NEXT,
    ...byWhen(standing, say),
    ...whoLeads(standing, say),
  }),
  disputed: (standing, say) => ({
    status: say(
      () => '承办部门认为不应由其办理，正在等待裁定。期限继续计算。',
      () => 'The department says that it is not the one to handle this. The deadlines go on.',
    ),
    ...quoted(standing.latest('AssignmentDisputed')?.texts.reason, 'why'),
    next: say(
      () => '由督办人员裁定哪个部门办理。',
      () => 'A supervisor decides who handles it.',
    ),
    ...byWhen(standing, say),
    who: { 'zh-CN': '督办人员', en: 'A supervisor' },
  }),
  'in-progress': (standing, say) => ({
    status: say(
      (speech) => `${lead(standing, speech)}正在办理，尚未解决。`,
      (speech) => `${lead(standing, speech)} is working on it. It is not solved yet.`,
    ),
    ...whyOf(standing, say),
    next: currentRound(standing.complaint).respondedAt === undefined ? CONTACT_NEXT : SOLVE_NEXT,
    ...byWhen(standing, say),
    ...whoLeads(standing, say),
  }),
  mitigated: (standing, say) => mitigatedPlainly(standing, say),
  deferred: (standing, say) => deferredPlainly(standing, say),
  resolved: (standing, say) => ({
    status: resolutionReported(standing, say),
    ...quoted(standing.latest('Resolved')?.texts.done, 'why'),
    next: REVISIT_NEXT,
    who: HOTLINE,
  }),
  revisiting: (standing, say) => revisitingPlainly(standing, say),
  closed: (standing, say) => closedPlainly(standing, say),
};

function mitigatedPlainly(standing: Standing, say: Say): PlainStatus {
  const { complaint } = standing;
  const { mitigation } = currentRound(complaint);
  const told = standing.latest('TemporarilyMitigated');
  const reason = told?.event.data.why;
  return {
    status: say(
      () => '已临时处理，尚未解决。',
      () => 'A stopgap is in place, but it is not solved.',
    ),
    ...(told?.texts.why
      ? quoted(told.texts.why, 'why')
      : reason && {
          why: say(
            (speech) => `${speech.word(['stopgap', reason])}。`,
            (speech) => `${capital(speech.word(['stopgap', reason]))}.`,
          ),
        }),
    next: told?.texts.plan ? asTold(told.texts.plan) : SOLVE_NEXT,
    byWhen: say(
      (speech) =>
        `${mitigation ? `${speech.day(mitigation.reviewOn)}前复查。` : ''}${toSolve(standing, speech)}`,
      (speech) =>
        `${mitigation ? `It is looked at again by ${speech.day(mitigation.reviewOn)}. ` : ''}${toSolve(standing, speech)}`,
    ),
    who: say(
      (speech) => speech.department(mitigation?.department ?? leadOf(complaint)?.department),
      (speech) => speech.department(mitigation?.department ?? leadOf(complaint)?.department),
    ),
  };
}

function deferredPlainly(standing: Standing, say: Say): PlainStatus {
  const told = standing.latest('Deferred');
  const { deferral } = standing.complaint;
  return {
    status: say(
      () => '短期内难以解决，已挂账，继续跟进。',
      () => 'This cannot be solved soon. It stays on the city’s list and is followed up.',
    ),
    ...quoted(told?.texts.reason, 'why'),
    ...quoted(told?.texts.plan, 'next'),
    ...(deferral && {
      byWhen: say(
        (speech) =>
          `目标日期${speech.day(deferral.targetDate)}；下次公开报告${speech.day(deferral.nextReportOn)}。`,
        (speech) =>
          `The target is ${speech.day(deferral.targetDate)}; the next public report comes on ${speech.day(deferral.nextReportOn)}.`,
      ),
    }),
    ...whoLeads(standing, say),
  };
}

function revisitingPlainly(standing: Standing, say: Say): PlainStatus {
  const attempt = standing.latest('RevisitAttempted')?.event.data;
  return {
    status: say(
      (speech) => `${resolutionReported(standing, say)[speech.language]}热线正在回访市民。`,
      (speech) =>
        `${resolutionReported(standing, say)[speech.language]} The hotline is calling the citizen back.`,
    ),
    ...(attempt && {
      why: say(
        (speech) => `已尝试${attempt.attempt}次，最近一次：${speech.word(['attempt', attempt.result])}。`,
        (speech) =>
          `After ${attempt.attempt} ${attempt.attempt === 1 ? 'attempt' : 'attempts'} the citizen was not reached; last time ${speech.word(['attempt', attempt.result])}.`,
      ),
    }),
    next: REVISIT_NEXT,
    who: HOTLINE,
  };
}

function resolutionReported({ complaint }: Standing, say: Say): LocalizedText {
  const { resolution } = currentRound(complaint);
  const outcome = resolution?.outcome ?? 'fixed';
  const by = resolution?.department;
  return say(
    (speech) =>
      `${by === undefined ? '热线' : speech.department(by)}报告：${speech.word(['outcome', outcome])}。尚待市民确认。`,
    (speech) =>
      `${by === undefined ? 'The hotline' : speech.department(by)} reports that ${speech.word(['outcome', outcome])}. The citizen has not confirmed it yet.`,
  );
}
