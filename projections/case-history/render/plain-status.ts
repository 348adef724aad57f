import { currentRound, leadOf, statusOf } from '#complaint';
import type { Complaint, ComplaintEventType, Instant, LocalizedText } from '#complaint';
import type { EntryOf } from '../case-history.document.js';
import type { PlainStatus } from '../case-view.js';
import { inEveryLanguage, type Context, type Speech, type TextsOf } from '../wording/index.js';
import { isHistory, lateness } from './deadline.js';
import type { OpenedEntry } from './opened-entry.js';
import { closedPlainly } from './plain-closed.js';

/** What the plain status of a case is told from. */
export interface Standing {
  readonly complaint: Complaint;
  readonly context: Context;
  readonly now: Instant;
  /** The newest entry of a type in the current round. */
  readonly latest: <Type extends ComplaintEventType>(
    type: Type,
  ) => { readonly event: EntryOf<Type>; readonly texts: TextsOf<Type> } | undefined;
}

/** A sentence in each language; both stand side by side where they are used. */
export type Say = (
  zh: (speech: Speech) => string | undefined,
  en: (speech: Speech) => string | undefined,
) => LocalizedText;

export const sayIn =
  (context: Context): Say =>
  (zh, en) =>
    inEveryLanguage(context, (speech) => (speech.language === 'zh-CN' ? zh(speech) : en(speech)) ?? '');

export function latestIn(entries: readonly OpenedEntry[], round: number): Standing['latest'] {
  return <Type extends ComplaintEventType>(type: Type) => {
    const found = entries.findLast((entry) => entry.round === round && entry.event.type === type);
    if (found === undefined) return undefined;
    const texts = { ...found.content, ...found.publishable } as TextsOf<Type>;
    return { event: found.event as EntryOf<Type>, texts };
  };
}

/** One sentence of status, then why, what comes next, by when and who, as one would tell it to a neighbour. */
export function plainStatus(standing: Standing): PlainStatus {
  const { complaint, context } = standing;
  const say = sayIn(context);
  const plain = PLAIN[statusOf(complaint)](standing, say);
  return { ...plain, status: withCircumstances(plain.status, standing) };
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

const HOTLINE: LocalizedText = { 'zh-CN': '热线', en: 'The hotline' };
const CONTACT_NEXT: LocalizedText = {
  'zh-CN': '部门与市民联系，了解情况后着手解决。',
  en: 'The department gets in touch with the citizen and begins to solve it.',
};
const SOLVE_NEXT: LocalizedText = {
  'zh-CN': '解决问题，并由热线回访市民确认。',
  en: 'The problem is solved, and the hotline asks the citizen whether it really is.',
};
const REVISIT_NEXT: LocalizedText = {
  'zh-CN': '热线回访市民；如果市民表示没有解决，案件将重新办理。',
  en: 'The hotline calls the citizen back; if they say that it is not solved, the case is opened again.',
};

function mitigatedPlainly(standing: Standing, say: Say): PlainStatus {
  const { complaint } = standing;
  const { mitigation } = currentRound(complaint);
  const told = standing.latest('TemporarilyMitigated');
  const reason = told?.event.data.why;
  return {
    status: say(
      () => '已临时处理，尚未解决。',
      () => 'It is covered for now, but not solved.',
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

/** Why it stands where it stands: opened again, or more time was given. */
function whyOf(standing: Standing, say: Say): Pick<PlainStatus, 'why'> {
  const reopened = standing.latest('Reopened')?.event.data.reason;
  if (reopened !== undefined) {
    return {
      why: say(
        (speech) => `案件重新办理：${speech.word(['reopening', reopened])}。`,
        (speech) => `It was opened again: ${speech.word(['reopening', reopened])}.`,
      ),
    };
  }
  return quoted(standing.latest('DeadlineExtended')?.texts.reason, 'why');
}

function byWhen(standing: Standing, say: Say): Pick<PlainStatus, 'byWhen'> {
  const { complaint, now } = standing;
  if (isHistory(complaint)) return {};
  const { respondBy, respondedAt } = currentRound(complaint);
  const overdue = lateness(complaint, now) === 'respondBy';
  const contact = respondedAt === undefined && lateness(complaint, now) !== 'resolveBy';
  return {
    byWhen: say(
      (speech) =>
        `${contact ? `${overdue ? '本应于' : ''}${speech.when(respondBy)}前联系市民${overdue ? '，已超期' : ''}。` : ''}${toSolve(standing, speech)}`,
      (speech) =>
        `${contact ? `The citizen ${overdue ? 'should have been' : 'is to be'} contacted by ${speech.when(respondBy)}. ` : ''}${toSolve(standing, speech)}`,
    ),
  };
}

function toSolve({ complaint, now }: Standing, speech: Speech): string {
  if (isHistory(complaint)) return '';
  const { resolveBy } = currentRound(complaint);
  const overdue = lateness(complaint, now) === 'resolveBy';
  if (speech.language === 'zh-CN')
    return overdue ? `本应于${speech.when(resolveBy)}前解决，已超期。` : `${speech.when(resolveBy)}前解决。`;
  return overdue
    ? `It should have been solved by ${speech.when(resolveBy)}.`
    : `It is to be solved by ${speech.when(resolveBy)}.`;
}

const lead = ({ complaint }: Standing, speech: Speech): string =>
  speech.department(leadOf(complaint)?.department);

const whoLeads = (standing: Standing, say: Say): Pick<PlainStatus, 'who'> => ({
  who: say(
    (speech) => lead(standing, speech),
    (speech) => lead(standing, speech),
  ),
});

/** Recorded words stay in their own language, in quotes. */
const asTold = (text: string): LocalizedText => ({ 'zh-CN': `“${text}”`, en: `“${text}”` });

const quoted = <Key extends 'why' | 'next'>(text: string | undefined, key: Key): Pick<PlainStatus, Key> =>
  (text ? { [key]: asTold(text) } : {}) as Pick<PlainStatus, Key>;

const capital = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1);
