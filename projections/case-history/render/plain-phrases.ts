import { currentRound, leadOf, isHistory } from '#complaint';
import type { Complaint, ComplaintEventType, Instant, LocalizedText } from '#complaint';
import type { EntryOf } from '../case-history.document.js';
import type { PlainStatus } from '../case-view.js';
import { inEveryLanguage, type Context, type Speech, type TextsOf } from '../wording/index.js';
import { lateness } from './deadline.js';
import type { OpenedEntry } from './opened-entry.js';

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

export const HOTLINE: LocalizedText = { 'zh-CN': '热线', en: 'The hotline' };
export const CONTACT_NEXT: LocalizedText = {
  'zh-CN': '部门与市民联系，核实情况并解决问题。',
  en: 'The department gets in touch with the citizen and solves the problem.',
};
export const SOLVE_NEXT: LocalizedText = {
  'zh-CN': '解决问题，并由热线回访市民确认。',
  en: 'The problem is solved, and the hotline asks the citizen whether it really is.',
};
export const REVISIT_NEXT: LocalizedText = {
  'zh-CN': '热线回访市民；如果市民表示没有解决，案件将重新办理。',
  en: 'The hotline calls the citizen back. If they say that it is not solved, the case is opened again.',
};

/** Why it stands where it stands: opened again, or more time was given. */
export function whyOf(standing: Standing, say: Say): Pick<PlainStatus, 'why'> {
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

export function byWhen(standing: Standing, say: Say): Pick<PlainStatus, 'byWhen'> {
  const { complaint, now } = standing;
  if (isHistory(complaint)) return {};
  const { respondBy, resolveBy, respondedAt } = currentRound(complaint);
  const late = lateness(complaint, now);
  if (late === 'resolveBy' || (respondedAt !== undefined && late === undefined))
    return {
      byWhen: say(
        (speech) => toSolve(standing, speech),
        (speech) => toSolve(standing, speech),
      ),
    };
  if (late === 'respondBy')
    return {
      byWhen: say(
        (speech) =>
          `本应在${speech.when(respondBy)}前联系市民，${respondedAt === undefined ? '已超期' : '联系晚了'}。${toSolve(standing, speech)}`,
        (speech) =>
          `The citizen ${respondedAt === undefined ? 'should have been contacted' : 'was contacted late: it was promised'} by ${speech.when(respondBy)}. ${toSolve(standing, speech)}`,
      ),
    };
  return {
    byWhen: say(
      (speech) => `${speech.promised({ respondBy, resolveBy })}。`,
      (speech) => `${capital(speech.promised({ respondBy, resolveBy }))}.`,
    ),
  };
}

export function toSolve({ complaint, now }: Standing, speech: Speech): string {
  const { resolveBy } = currentRound(complaint);
  const overdue = lateness(complaint, now) === 'resolveBy';
  if (speech.language === 'zh-CN')
    return overdue
      ? `本应在${speech.when(resolveBy)}前解决，已超期。`
      : `${speech.when(resolveBy)}前解决问题。`;
  return overdue
    ? `It should have been solved by ${speech.when(resolveBy)}.`
    : `It is to be solved by ${speech.when(resolveBy)}.`;
}

export const lead = ({ complaint }: Standing, speech: Speech): string =>
  speech.department(leadOf(complaint)?.department);

export const whoLeads = (standing: Standing, say: Say): Pick<PlainStatus, 'who'> => ({
  who: say(
    (speech) => lead(standing, speech),
    (speech) => lead(standing, speech),
  ),
});

/** Recorded words stay in their own language, in quotes. */
export const asTold = (text: string): LocalizedText => ({ 'zh-CN': `“${text}”`, en: `“${text}”` });

export const quoted = <Key extends 'done' | 'why' | 'next'>(
  text: string | undefined,
  key: Key,
): Pick<PlainStatus, Key> => (text ? { [key]: asTold(text) } : {}) as Pick<PlainStatus, Key>;

export const capital = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1);
