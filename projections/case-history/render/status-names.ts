import type { LocalizedText, Status } from '#complaint';

/** A status in a few words. */
export const STATUS_NAMES: Readonly<Record<Status, LocalizedText>> = {
  received: { 'zh-CN': '已收到', en: 'Received' },
  assigned: { 'zh-CN': '已派单', en: 'Given to a department' },
  disputed: { 'zh-CN': '部门有异议', en: 'Disputed by the department' },
  'in-progress': { 'zh-CN': '办理中', en: 'Being worked on' },
  mitigated: { 'zh-CN': '已临时处理，尚未解决', en: 'Mitigated, not resolved' },
  deferred: { 'zh-CN': '挂账跟进', en: 'Long-standing, followed up' },
  resolved: { 'zh-CN': '部门报告已办结，等待回访', en: 'Reported resolved, callback due' },
  revisiting: { 'zh-CN': '回访中', en: 'Callback under way' },
  closed: { 'zh-CN': '已结案', en: 'Closed' },
};
