import type { ClosingReason, LocalizedText } from '#complaint';
import type { PlainStatus } from '../case-view.js';
import type { Say, Standing } from './plain-phrases.js';

const CLOSED: Readonly<Record<ClosingReason, LocalizedText>> = {
  confirmed: {
    'zh-CN': '已解决，并经市民确认。',
    en: 'It is solved, and the citizen confirmed it.',
  },
  unreachable: {
    'zh-CN': '部门报告已办结，但多次回访都没能联系上市民，未经确认。',
    en: 'The department reported a result, but the citizen could not be reached to confirm it.',
  },
  'no-contact-given': {
    'zh-CN': '部门报告已办结，但没有联系方式，未经确认。',
    en: 'The department reported a result; there was no way to ask the citizen.',
  },
  'explained-on-call': {
    'zh-CN': '已在通话中答复。',
    en: 'The question was answered on the call.',
  },
  ruled: {
    'zh-CN': '由督办人员裁定结案，不计为已解决。',
    en: 'A supervisor closed it. It does not count as solved.',
  },
  withdrawn: { 'zh-CN': '市民撤回了反映。', en: 'The citizen withdrew it.' },
  merged: {
    'zh-CN': '已并入另一个反映同一事项的案件，继续办理。',
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
  const told = latest('Closed')?.texts.text ?? latest('Resolved')?.texts.done;
  const { mergedInto } = complaint;
  return {
    status: CLOSED[reason],
    ...(told ? { why: { 'zh-CN': `“${told}”`, en: `“${told}”` } } : {}),
    ...(mergedInto !== undefined && context.mayName(mergedInto)
      ? {
          next: say(
            () => `请看案件${mergedInto}。`,
            () => `Follow it under ${mergedInto}.`,
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
