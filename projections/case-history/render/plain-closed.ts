import type { ClosingReason, LocalizedText } from '#complaint';
import type { PlainStatus } from '../case-view.js';
import { quoted, type Say, type Standing } from './plain-phrases.js';

const CLOSED: Readonly<Record<ClosingReason, LocalizedText>> = {
  confirmed: {
    'zh-CN': '已解决，并经市民确认。',
    en: 'It is solved, and the citizen confirmed it.',
  },
  unreachable: {
    'zh-CN': '部门报告已办结，但多次回访都没有联系上市民，结果未经市民确认。',
    en: 'The department reported a result, but the citizen could not be reached to confirm it.',
  },
  'no-contact-given': {
    'zh-CN': '部门报告已办结，但市民没有留下联系方式，结果未经市民确认。',
    en: 'The department reported a result, but the citizen left no way to be asked about it.',
  },
  'explained-on-call': {
    'zh-CN': '已在通话中答复。',
    en: 'The question was answered on the call.',
  },
  ruled: {
    'zh-CN': '由督办人员裁定结案，不计为已解决。',
    en: 'A supervisor closed it. It does not count as solved.',
  },
  withdrawn: { 'zh-CN': '市民撤回了诉求。', en: 'The citizen withdrew it.' },
  merged: {
    'zh-CN': '已并入反映同一问题的另一个案件，继续办理。',
    en: 'It goes on as part of another case about the same matter.',
  },
  'closed-at-source': {
    'zh-CN': '原记录显示已结案。',
    en: 'The record it comes from says that it was closed.',
  },
};

const NOT_ANSWERED: ReadonlySet<ClosingReason> = new Set(['unreachable', 'no-contact-given', 'ruled']);

export function closedPlainly({ complaint, context, latest }: Standing, say: Say): PlainStatus {
  const { reason, appealable } = complaint.closed!;
  const { mergedInto } = complaint;
  return {
    status: CLOSED[reason],
    ...quoted(latest('Resolved')?.texts.done, 'done'),
    ...quoted(latest('Closed')?.texts.text, 'why'),
    ...(mergedInto !== undefined
      ? {
          next: say(
            () =>
              `${context.mayName(mergedInto) ? `请看案件${mergedInto}。` : ''}办结后，热线会回访每一位反映人。`,
            () =>
              `${context.mayName(mergedInto) ? `Follow it under ${mergedInto}. ` : ''}Once it is resolved, the hotline calls back everyone who reported it.`,
          ),
        }
      : NOT_ANSWERED.has(reason)
        ? {
            next: say(
              () =>
                appealable ? '如不同意，市民可以提出异议。' : '如果问题没有解决，市民可以要求重新办理。',
              () =>
                appealable
                  ? 'The citizen may contest this.'
                  : 'If it is not solved, the citizen can have it opened again.',
            ),
          }
        : {}),
  };
}
