import { CalendarLacksYear } from '#calendar';
import { currentRound, ruledBy, stageOf, isHistory } from '#complaint';
import type { Complaint, Instant, LocalizedText, Part, PartState, PolicyBook } from '#complaint';
import type { DepartmentView } from '../case-view.js';
import { toTheHour } from '../wording/dates.js';
import { inEveryLanguage, type Context, type Speech } from '../wording/index.js';
import type { OpenedEntry } from './opened-entry.js';
import { tasksIn } from './tasks.js';

interface Scene {
  readonly complaint: Complaint;
  readonly context: Context;
  readonly now: Instant;
  readonly policies: PolicyBook;
}

/** Every department that has or had a part: what it was asked, how it stands, by when, and who decides what is open. */
export function departmentViews(scene: Scene, entries: readonly OpenedEntry[]): readonly DepartmentView[] {
  const { complaint, context } = scene;
  const tasks = tasksIn(entries);
  const time = context.full ? (instant: Instant) => instant : toTheHour;
  return complaint.parts.map((part): DepartmentView => {
    const decided = isOpen(complaint) ? rulingTime(part, scene) : undefined;
    const task = tasks.get(part.department);
    return {
      id: part.department,
      name: context.department(part.department),
      part: part.part,
      state: part.state,
      now: inEveryLanguage(context, (speech) => tell(part, decided, scene, speech)),
      delegatedTo: part.delegatedTo.map((id) => ({ id, name: context.department(id) })),
      ...(task !== undefined && part.state !== 'ruled-away' && { task }),
      ...(part.dueBy !== undefined && { dueBy: time(part.dueBy) }),
      ...(decided !== undefined && { ruledBy: time(decided) }),
    };
  });
}

const isOpen = (complaint: Complaint): boolean => stageOf(complaint) === 'open' && !isHistory(complaint);

/** `undefined` too where the calendar does not know: a page is never empty for want of a holiday. */
function rulingTime(part: Part, { complaint, policies }: Scene): Instant | undefined {
  try {
    return ruledBy(part, policies.of(complaint.policy));
  } catch (error) {
    if (error instanceof CalendarLacksYear) return undefined;
    throw error;
  }
}

function tell(part: Part, decided: Instant | undefined, scene: Scene, speech: Speech): string {
  const sentences = [
    stateOf(part, speech),
    decided === undefined ? '' : DECIDES[speech.language](speech.when(decided)),
    ...(part.state === 'ruled-away' ? [] : [delegated(part, speech), byWhen(part, scene, speech)]),
  ];
  return sentences.filter(Boolean).join(speech.language === 'en' ? ' ' : '');
}

function stateOf(part: Part, speech: Speech): string {
  const { state, mitigation, acceptedAt } = part;
  if (state === 'disputed' && acceptedAt !== undefined) return GIVEN_BACK[speech.language];
  if (state !== 'mitigated' || mitigation === undefined) return STATE[state][speech.language];
  const day = speech.day(mitigation.reviewOn);
  return speech.language === 'zh-CN'
    ? `已临时处理，最迟${day}复查。`
    : `It has put a stopgap in place, to be looked at again no later than ${day}.`;
}

const STATE: Readonly<Record<PartState, LocalizedText>> = {
  assigned: { 'zh-CN': '尚未受理。', en: 'It has not taken this up yet.' },
  accepted: { 'zh-CN': '正在办理。', en: 'It is working on it.' },
  disputed: { 'zh-CN': '认为不属于本部门职责。', en: 'It says that this is not for it to handle.' },
  mitigated: { 'zh-CN': '已临时处理。', en: 'It has put a stopgap in place.' },
  finished: { 'zh-CN': '已办完自己的部分。', en: 'It has finished its part.' },
  'ruled-away': { 'zh-CN': '不再承办。', en: 'It is no longer on this case.' },
};

const GIVEN_BACK: LocalizedText = {
  'zh-CN': '已退回自己的部分。',
  en: 'It has given its part back.',
};

const DECIDES = {
  'zh-CN': (when: string) => `由督办人员在${when}前裁定由谁办理。`,
  en: (when: string) => `A supervisor decides by ${when} who handles it.`,
};

function delegated({ delegatedTo }: Part, speech: Speech): string {
  if (delegatedTo.length === 0) return '';
  const names = delegatedTo.map((id) => speech.department(id));
  return speech.language === 'zh-CN'
    ? `具体工作交由${names.join('、')}，本部门仍负责。`
    : `It passed the work to ${names.join(' and ')} and goes on answering for it.`;
}

/** Its own time, or the case's, while there is something left to do. */
function byWhen({ state, dueBy }: Part, { complaint, now }: Scene, speech: Speech): string {
  if (!isOpen(complaint) || state === 'finished') return '';
  const due = dueBy ?? (complaint.deferral ? undefined : currentRound(complaint).resolveBy);
  if (due === undefined) return '';
  const when = speech.when(due);
  if (speech.language === 'zh-CN') return now > due ? `本应在${when}前完成，已超期。` : `${when}前完成。`;
  return now > due ? `It should have been done by ${when}.` : `To be done by ${when}.`;
}
