import { currentRound, statusOf } from '#complaint';
import type { LocalizedText, Status } from '#complaint';
import type { PlainStatus } from '../case-view.js';
import type { Speech } from '../wording/index.js';
import { lead, quoted, whoLeads, type Say, type Standing } from './plain-phrases.js';

/** A case of the past, as its own record leaves it: nobody here works on it or can promise anything about it. */
export function historyPlainly(standing: Standing, say: Say): PlainStatus {
  const { complaint, latest } = standing;
  const left = LEFT[statusOf(complaint)];
  return {
    status: say(
      (speech) => `本案转录自其他系统，原记录显示：${left['zh-CN'](standing, speech)}。`,
      (speech) =>
        `This case was taken over from another system. Its record says that ${left.en(standing, speech)}.`,
    ),
    ...quoted(latest('Resolved')?.texts.done ?? latest('TemporarilyMitigated')?.texts.done, 'done'),
    ...(complaint.closed || complaint.parts.length === 0 ? {} : whoLeads(standing, say)),
  };
}

type Left = Readonly<Record<keyof LocalizedText, (standing: Standing, speech: Speech) => string>>;

const REPORTED: Left = {
  'zh-CN': (standing, speech) => `${lead(standing, speech)}已报告结果——${outcome(standing, speech)}`,
  en: (standing, speech) => `${lead(standing, speech)} reported that ${outcome(standing, speech)}`,
};

const LEFT: Readonly<Record<Status, Left>> = {
  received: {
    'zh-CN': () => '已收到，尚未派给任何部门',
    en: () => 'it was received, and no department had it yet',
  },
  assigned: {
    'zh-CN': (standing, speech) => `已派给${lead(standing, speech)}，尚无进展`,
    en: (standing, speech) => `it was given to ${lead(standing, speech)}, and nothing after that`,
  },
  disputed: {
    'zh-CN': (standing, speech) => `${lead(standing, speech)}认为不属于本部门职责，尚无结果`,
    en: (standing, speech) => `${lead(standing, speech)} said that it was not for it to handle`,
  },
  'in-progress': {
    'zh-CN': (standing, speech) => `由${lead(standing, speech)}办理，尚未解决`,
    en: (standing, speech) => `${lead(standing, speech)} was working on it, and that it was not solved yet`,
  },
  mitigated: {
    'zh-CN': () => '已临时处理，尚未解决',
    en: () => 'a stopgap was in place, and that it was not solved yet',
  },
  deferred: {
    'zh-CN': () => '短期内难以解决，已列入挂账问题',
    en: () => 'it could not be solved soon and was put on the city’s list',
  },
  resolved: REPORTED,
  revisiting: REPORTED,
  closed: {
    'zh-CN': ({ complaint }, speech) =>
      complaint.closed!.reason === 'closed-at-source'
        ? '已结案'
        : `已结案，${speech.word(['closing', complaint.closed!.reason])}`,
    en: ({ complaint }, speech) =>
      complaint.closed!.reason === 'closed-at-source'
        ? 'it was closed'
        : `it was closed: ${speech.word(['closing', complaint.closed!.reason])}`,
  },
};

const outcome = ({ complaint }: Standing, speech: Speech): string =>
  speech.word(['outcome', currentRound(complaint).resolution?.outcome ?? 'fixed']);
