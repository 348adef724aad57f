import { currentRound, leadOf, statusOf, isHistory } from '#complaint';
import type { LocalizedText } from '#complaint';
import type { PlainStatus } from '../case-view.js';
import type { Speech } from '../wording/index.js';
import { lateness } from './deadline.js';
import { callbackPromised } from './plain-callback.js';
import { closedPlainly } from './plain-closed.js';
import { historyPlainly } from './plain-history.js';
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

/** One sentence of status, then what was done, why, what comes next, by when and who, as one would tell it to a neighbour. */
export function plainStatus(standing: Standing): PlainStatus {
  const { complaint, context } = standing;
  const say = sayIn(context);
  const plain = isHistory(complaint)
    ? historyPlainly(standing, say)
    : PLAIN[statusOf(complaint)](standing, say);
  return { ...plain, status: withCircumstances(plain.status, standing) };
}

function withCircumstances(status: LocalizedText, standing: Standing): LocalizedText {
  const erased = standing.complaint.personalData === 'erased';
  const late = lateInWords(standing);
  return sayIn(standing.context)(
    () =>
      status['zh-CN'] +
      (late?.['zh-CN'] ?? '') +
      (erased ? '文字和个人信息已依规清除，办理步骤仍然保留。' : ''),
    () =>
      status.en +
      (late ? ` ${late.en}` : '') +
      (erased ? ' The words and personal data were erased as the law asks; the steps remain.' : ''),
  );
}

function lateInWords({ complaint, now }: Standing): LocalizedText | undefined {
  if (lateness(complaint, now) === undefined || statusOf(complaint) === 'deferred') return undefined;
  return currentRound(complaint).resolution === undefined
    ? { 'zh-CN': '已经超期。', en: 'It is late.' }
    : { 'zh-CN': '办理时已超期。', en: 'That came late.' };
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
      (speech) => `已派给${lead(standing, speech)}，等待该部门受理。`,
      (speech) => `It was given to ${lead(standing, speech)}, which has not taken it up yet.`,
    ),
    ...whyOf(standing, say),
    next: CONTACT_NEXT,
    ...byWhen(standing, say),
    ...whoLeads(standing, say),
  }),
  disputed: (standing, say) => ({
    status: say(
      (speech) => `${disputing(standing, speech)}认为不属于本部门职责，正在等待裁定。期限照常计算。`,
      (speech) =>
        `${disputing(standing, speech)} says that this is not for it to handle. The deadlines go on.`,
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
    ...quoted(standing.latest('Resolved')?.texts.done, 'done'),
    next: REVISIT_NEXT,
    ...callbackPromised(standing, say),
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
      () => '只是临时处理，问题还没有解决。',
      () => 'A stopgap is in place, but it is not solved.',
    ),
    ...quoted(told?.texts.done, 'done'),
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
        `${mitigation ? `最迟${speech.day(mitigation.reviewOn)}复查。` : ''}${stillToSolve(standing, speech)}`,
      (speech) =>
        `${mitigation ? `It is looked at again no later than ${speech.day(mitigation.reviewOn)}. ` : ''}${stillToSolve(standing, speech)}`,
    ),
    who: say(
      (speech) => speech.department(mitigation?.department ?? leadOf(complaint)?.department),
      (speech) => speech.department(mitigation?.department ?? leadOf(complaint)?.department),
    ),
  };
}

/** A stopgap moves no deadline, and the page says so. */
function stillToSolve(standing: Standing, speech: Speech): string {
  const { complaint, now } = standing;
  if (lateness(complaint, now) === 'resolveBy') return toSolve(standing, speech);
  const { resolveBy } = currentRound(complaint);
  return speech.language === 'zh-CN'
    ? `解决期限不变，仍为${speech.when(resolveBy)}。`
    : `The deadline to solve it stays ${speech.when(resolveBy)}.`;
}

function disputing({ latest }: Standing, speech: Speech): string {
  return speech.department(latest('AssignmentDisputed')?.event.data.department);
}

function deferredPlainly(standing: Standing, say: Say): PlainStatus {
  const told = standing.latest('Deferred');
  const { deferral } = standing.complaint;
  return {
    status: say(
      () => '短期内难以解决，已列入挂账问题，继续跟进。',
      () => 'This cannot be solved soon. It stays on the city’s list and is followed up.',
    ),
    ...quoted(told?.texts.reason, 'why'),
    ...quoted(told?.texts.plan, 'next'),
    ...(deferral && {
      byWhen: say(
        (speech) =>
          `目标是${speech.day(deferral.targetDate)}前解决；${speech.day(deferral.nextReportOn)}前公开报告一次进展。`,
        (speech) =>
          `It is meant to be solved by ${speech.day(deferral.targetDate)}; the next public report comes by ${speech.day(deferral.nextReportOn)}.`,
      ),
    }),
    ...whoLeads(standing, say),
  };
}

function revisitingPlainly(standing: Standing, say: Say): PlainStatus {
  const attempt = standing.latest('RevisitAttempted')?.event.data;
  return {
    status: say(
      (speech) => `${resolutionReported(standing, say)[speech.language]}热线正在回访。`,
      (speech) => `${resolutionReported(standing, say)[speech.language]} The hotline is calling back.`,
    ),
    ...quoted(standing.latest('Resolved')?.texts.done, 'done'),
    ...(attempt && {
      why: say(
        (speech) =>
          `已回访${attempt.attempt}次，没有成功；最近一次：${speech.word(['attempt', attempt.result])}。`,
        (speech) =>
          `${attempt.attempt} ${attempt.attempt === 1 ? 'callback has' : 'callbacks have'} not succeeded; last time ${speech.word(['attempt', attempt.result])}.`,
      ),
    }),
    next: REVISIT_NEXT,
    ...callbackPromised(standing, say),
    who: HOTLINE,
  };
}

function resolutionReported({ complaint }: Standing, say: Say): LocalizedText {
  const { resolution, answers } = currentRound(complaint);
  const outcome = resolution?.outcome ?? 'fixed';
  const by = resolution?.department;
  const asked = complaint.reporters.length;
  return say(
    (speech) =>
      `${by === undefined ? '热线' : speech.department(by)}报告：${speech.word(['outcome', outcome])}。` +
      (answers.length === 0 ? '尚待市民确认。' : `${asked}位反映人中已有${answers.length}位确认。`),
    (speech) =>
      `${by === undefined ? 'The hotline' : speech.department(by)} reports that ${speech.word(['outcome', outcome])}. ` +
      (answers.length === 0
        ? 'The citizen has not confirmed it yet.'
        : `${answers.length} of the ${asked} people who reported it confirmed it.`),
  );
}
