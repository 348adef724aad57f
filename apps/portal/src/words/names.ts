import type { LocalizedText, PartKind, PartState } from '#complaint';

export const PART_NAMES: Readonly<Record<PartKind, LocalizedText>> = {
  lead: { en: 'leads', 'zh-CN': '主办' },
  support: { en: 'supports', 'zh-CN': '协办' },
};

export const PART_STATE_NAMES: Readonly<Record<PartState, LocalizedText>> = {
  assigned: { en: 'has not answered yet', 'zh-CN': '尚未受理' },
  accepted: { en: 'is working on it', 'zh-CN': '办理中' },
  disputed: { en: 'says it is not its task', 'zh-CN': '提出异议' },
  mitigated: { en: 'has done a stopgap', 'zh-CN': '已临时处理' },
  finished: { en: 'has finished its part', 'zh-CN': '已办完' },
  'ruled-away': { en: 'no longer on this case', 'zh-CN': '不再承办' },
};
