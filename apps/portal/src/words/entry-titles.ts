import type { ComplaintEventType, LocalizedText } from '#complaint';

/** The shape beside an entry, so that a history can be scanned; the title says the same in words. */
export type Mark = 'plain' | 'stopgap' | 'done' | 'end' | 'back' | 'alert';

interface EntryTitle {
  readonly title: LocalizedText;
  readonly mark: Mark;
}

const titled = (mark: Mark, en: string, zh: string): EntryTitle => ({ mark, title: { en, 'zh-CN': zh } });

const ENTRY_TITLES: Readonly<Record<ComplaintEventType, EntryTitle>> = {
  ComplaintReceived: titled('plain', 'Complaint received', '收到诉求'),
  Reclassified: titled('plain', 'Classified anew', '重新分类'),
  RepeatCallLinked: titled('alert', 'The citizen called again', '市民再次来电'),
  InformationAdded: titled('plain', 'Information added', '补充信息'),
  VisibilityChanged: titled('plain', 'Visibility changed', '公开范围变更'),
  ContactPreferenceSet: titled('plain', 'Way of contact chosen', '设定联系方式'),
  MessageSent: titled('plain', 'Message sent', '发送消息'),
  CaseAdopted: titled('plain', 'Taken on here', '转为在办'),
  ComplaintAssigned: titled('plain', 'Assigned', '派单'),
  DepartmentAdded: titled('plain', 'Department added', '增加承办单位'),
  DepartmentReplaced: titled('plain', 'Department replaced', '更换承办单位'),
  LeadChanged: titled('plain', 'New lead', '更换主办单位'),
  PartInstructed: titled('plain', 'New instruction', '补充要求'),
  AssignmentAccepted: titled('plain', 'Accepted', '部门受理'),
  AssignmentDisputed: titled('alert', 'Assignment disputed', '提出异议'),
  PartReturned: titled('alert', 'Part given back', '退回'),
  AssignmentRuled: titled('plain', 'Dispute ruled on', '裁定异议'),
  PartDelegated: titled('plain', 'Passed on within the department', '转派下级单位'),
  CitizenContacted: titled('plain', 'Citizen contacted', '联系市民'),
  ProgressReported: titled('plain', 'Progress', '办理进展'),
  TemporarilyMitigated: titled('stopgap', 'Mitigated for now, not resolved', '临时处理，尚未解决'),
  DepartmentPartFinished: titled('plain', 'Part finished', '协办完成'),
  Resolved: titled('done', 'Reported as resolved', '报告已解决'),
  DeadlineExtended: titled('plain', 'Deadline extended', '延长期限'),
  DeadlineWarned: titled('plain', 'Deadline near', '临近期限'),
  DeadlineMissed: titled('alert', 'Deadline missed', '超过期限'),
  PartDeadlineMissed: titled('alert', 'Part late', '协办超期'),
  Deferred: titled('stopgap', 'Deferred', '挂账'),
  DeferralReviewed: titled('plain', 'Deferral looked at again', '挂账复核'),
  DeferralEnded: titled('plain', 'Deferral ended', '挂账销账'),
  Escalated: titled('alert', 'Escalated', '升级督办'),
  EvidenceAttached: titled('plain', 'Evidence attached', '附上凭证'),
  CaseJoinedIncident: titled('plain', 'One cause with other cases', '与其他案件同一原因'),
  CaseLeftIncident: titled('plain', 'Another cause after all', '并非同一原因'),
  IncidentReported: titled('plain', 'News of the incident', '事件通报'),
  RevisitScheduled: titled('plain', 'Next callback', '预约回访'),
  RevisitAttempted: titled('plain', 'Callback did not get through', '回访未成功'),
  RevisitInvited: titled('plain', 'Asked in writing', '书面回访'),
  Revisited: titled('plain', 'Callback', '回访'),
  Reopened: titled('back', 'Reopened', '重新办理'),
  Withdrawn: titled('plain', 'Withdrawn by the citizen', '市民撤回'),
  MergedInto: titled('plain', 'Merged with another case', '并案'),
  ReporterJoined: titled('plain', 'Another citizen reports the same', '另有市民反映同一问题'),
  Unmerged: titled('plain', 'Cases separated again', '撤销并案'),
  Closed: titled('end', 'Closed', '结案'),
  EntryCorrected: titled('plain', 'Correction', '更正'),
  TextRedacted: titled('plain', 'Words struck', '删去文字'),
  ErasureOrdered: titled('plain', 'Erasure of personal data ordered', '下令清除个人信息'),
  PersonalDataErased: titled('plain', 'Personal data erased', '个人信息已清除'),
  PersonalDataRestricted: titled('plain', 'Personal data restricted', '个人信息限制使用'),
};

/** `undefined` for a type that this portal does not know: a page must outlive a newer log. */
export const entryTitle = (type: string): EntryTitle | undefined =>
  Object.hasOwn(ENTRY_TITLES, type) ? ENTRY_TITLES[type as ComplaintEventType] : undefined;
