import type { LocalizedText, PartKind, PartState, Status } from '#complaint';

export const STATUS_NAMES: Readonly<Record<Status, LocalizedText>> = {
  received: { en: 'Received', 'zh-CN': '已受理' },
  assigned: { en: 'Assigned', 'zh-CN': '已派单' },
  disputed: { en: 'Disputed', 'zh-CN': '承办有异议' },
  'in-progress': { en: 'In progress', 'zh-CN': '办理中' },
  mitigated: { en: 'Mitigated, not resolved', 'zh-CN': '临时处置，尚未解决' },
  deferred: { en: 'Deferred', 'zh-CN': '挂账' },
  resolved: { en: 'Resolved, awaiting the callback', 'zh-CN': '已解决，待回访' },
  revisiting: { en: 'Resolved, callback under way', 'zh-CN': '已解决，回访中' },
  closed: { en: 'Closed', 'zh-CN': '已结案' },
};

export const PART_NAMES: Readonly<Record<PartKind, LocalizedText>> = {
  lead: { en: 'leads', 'zh-CN': '主办' },
  support: { en: 'supports', 'zh-CN': '协办' },
};

export const PART_STATE_NAMES: Readonly<Record<PartState, LocalizedText>> = {
  assigned: { en: 'has not answered yet', 'zh-CN': '尚未签收' },
  accepted: { en: 'is working on it', 'zh-CN': '办理中' },
  disputed: { en: 'says it is not its task', 'zh-CN': '提出异议' },
  mitigated: { en: 'has done a stopgap', 'zh-CN': '已临时处置' },
  finished: { en: 'has finished its part', 'zh-CN': '已办完' },
  'ruled-away': { en: 'no longer on this case', 'zh-CN': '不再承办' },
};
