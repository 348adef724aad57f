import type { Language } from '#complaint';

type Texts = Readonly<Record<Language, readonly string[]>>;

/** What people say in any kind of case. */
export const PHRASES = {
  instruct: {
    'zh-CN': [
      '请在时限内联系来电人并到场处理。',
      '请先到现场查看，处理情况及时回复。',
      '请主办，处理后向来电人说明。',
    ],
    en: [
      'Please contact the caller and go to see it within the time limit.',
      'Please look at it on the spot and report back.',
    ],
  },
  contacted: {
    'zh-CN': [
      '已与来电人通话，约定到场时间。',
      '已电话联系来电人，了解具体位置和时段。',
      '已与来电人见面核实情况。',
    ],
    en: [
      'Spoke with the caller and agreed on a time to come by.',
      'Rang the caller to learn the exact place.',
    ],
  },
  internal: {
    'zh-CN': ['已在班组群通知，由二班负责。', '工单照片已存档。'],
    en: ['The second shift takes it.'],
  },
  renewed: {
    'zh-CN': ['条件仍未具备，临时措施保留，现场每天查看。', '已再次检查临时措施，状态良好，继续保留。'],
    en: ['The stopgap was checked and stays in place for now; someone looks at it every day.'],
  },
  calledAgain: {
    'zh-CN': [
      '再次来电催办，问什么时候能解决。',
      '又打来电话，说情况没有变化，情绪比较急。',
      '来电补充：今天又发生了一次。',
    ],
    en: [
      'Called again to ask when it will be solved.',
      'Called again: nothing has changed, and she is losing patience.',
    ],
  },
  addedInformation: {
    'zh-CN': [
      '补充：具体位置在西门内侧第二个单元。',
      '补充：一般发生在晚上八点到十点之间。',
      '补充：邻居也有同样的情况，可一并查看。',
    ],
    en: [
      'To add: it is the second entrance inside the west gate.',
      'To add: mostly between eight and ten in the evening.',
    ],
  },
  pleased: {
    'zh-CN': ['处理得挺快，谢谢。', '已经解决了，没有别的意见。', '师傅态度很好。'],
    en: ['Quickly done, thank you.', 'It is solved, nothing to add.'],
  },
  content: {
    'zh-CN': ['解决了，就是时间长了点。', '基本可以，希望以后能保持。'],
    en: ['It is solved, though it took a while.', 'Fine so far; let us hope it lasts.'],
  },
  displeased: {
    'zh-CN': ['根本没解决，还是老样子。', '只是来拍了张照片就走了。', '没有人联系过我，怎么就说办完了？'],
    en: ['Nothing was solved, it is as it was.', 'They took a photograph and left.'],
  },
  halfPleased: {
    'zh-CN': ['只弄好了一部分，另一半还在。', '好了两天，又不行了。'],
    en: ['Only one half was done.', 'It held for two days and then came back.'],
  },
  dispute: {
    'zh-CN': [
      '该地段不在我单位管养范围内，请核对权属。',
      '所述问题的主管单位另有其人，申请退回。',
      '经核查该设施由产权单位自行维护。',
    ],
    en: ['This stretch of road is not in our care; please check whose it is.'],
  },
  returned: {
    'zh-CN': [
      '到场后查明，问题出在另一单位管养的设施上，现将承办件退回。',
      '开挖后发现管线不属我单位，申请退回并改派。',
    ],
    en: ['On the spot it turned out to be another department’s installation; we give our part back.'],
  },
  instructAnew: {
    'zh-CN': [
      '请在所给时间前完成配合事项，主办单位随后进场。',
      '请优先办理配合事项，完成后马上告知主办单位。',
    ],
    en: ['Please finish your part by the time given, so that the lead can go on after you.'],
  },
  instructedAnew: {
    'zh-CN': ['主办单位要等配合事项完成后才能继续。', '来电人希望尽快，主办单位已排好人手。'],
    en: ['The lead can only go on once this is done.'],
  },
  upheld: {
    'zh-CN': ['权属台账显示由你单位管养，请继续办理。', '属地与行业职责均在你单位，维持原派单。'],
    en: ['The register shows that it is in your care; the assignment stands.'],
  },
  moved: {
    'zh-CN': ['核对权属后，改由实际管养单位办理。', '经三方会商，确认由新单位承办。'],
    en: ['After checking the register, the department in charge takes it over.'],
  },
  replaced: {
    'zh-CN': ['派单有误，改派实际主管单位。', '职责调整，由新单位接办。'],
    en: ['It was assigned to the wrong department.'],
  },
  added: {
    'zh-CN': ['现场发现还涉及属地协调，增派协办。', '需要属地配合入户，增派协办。'],
    en: ['The subdistrict has to help on the spot.'],
  },
  partFinished: {
    'zh-CN': ['协办事项已办完。', '已配合完成入户和现场协调。'],
    en: ['Our part is done.'],
  },
  leadChanged: {
    'zh-CN': ['主要工作在属地，改由属地牵头。', '现场以新的主办单位为主，调整牵头。'],
    en: ['Most of the work is with the other department, so it leads from now on.'],
  },
  extended: {
    'zh-CN': ['须协调多家单位进场，申请延期五日。', '材料采购周期较长，申请延期五日。'],
    en: ['Several departments have to be on site together; five more days.'],
  },
  escalated: {
    'zh-CN': ['超过时限仍无进展，转督办。', '来电人多次催办，请督办。'],
    en: ['Beyond its deadline without progress.'],
  },
  withdrawn: {
    'zh-CN': ['问题已经自己解决了，不用再处理。', '和对方谈好了，撤回。'],
    en: ['It has settled itself, please stop.'],
  },
  merged: {
    'zh-CN': ['同一地点、同一时段的同一问题。', '与在办案件是同一件事。'],
    en: ['The same matter at the same place.'],
  },
  unmerged: {
    'zh-CN': ['核实后是相邻两处，不是同一件事，恢复单独办理。'],
    en: ['They turned out to be two places next to each other.'],
  },
  ruled: {
    'zh-CN': ['三次核查均已按规定办结，诉求超出现行政策，由督导裁定结案；来电人可以申诉。'],
    en: [
      'Checked three times and done by the rules; what is asked for goes beyond the present policy. The caller may appeal.',
    ],
  },
  explained: { 'zh-CN': ['来电人表示已经清楚。'], en: ['The caller said that it is clear now.'] },
  deferralEnded: { 'zh-CN': ['条件已具备，恢复办理。'], en: ['The way is clear; work goes on.'] },
  corrected: {
    'zh-CN': ['现场处理时间为当日下午，前一条记录的日期写错。'],
    en: ['Correction: it was done in the afternoon of the same day.'],
  },
  correctionReason: { 'zh-CN': ['录入时写错日期'], en: ['The date was mistyped'] },
  redactionReason: {
    'zh-CN': ['文字中提到了住户的门牌，影响他人隐私'],
    en: ['The text named the flat of someone else'],
  },
  listedReason: {
    'zh-CN': ['来电人要求不公开，改为凭编号查询。'],
    en: ['The caller asked not to be found by search.'],
  },
  reclassified: { 'zh-CN': ['核实后调整分类与复杂程度。'], en: ['Classified anew after looking at it.'] },
  reopenedBySupervisor: {
    'zh-CN': ['抽查发现现场与回复不符，退回重办。'],
    en: ['A spot check found that the place is not as reported.'],
  },
  restricted: {
    'zh-CN': ['当事人对记录内容提出异议，核实期间停止使用。'],
    en: ['The citizen contests the record; no use while it is checked.'],
  },
  erased: {
    'zh-CN': ['当事人申请删除个人信息，经核对身份。'],
    en: ['The citizen asked for erasure; identity checked.'],
  },
  photoBefore: { 'zh-CN': ['处理前照片'], en: ['Before'] },
  photoAfter: { 'zh-CN': ['处理后照片'], en: ['After'] },
} satisfies Record<string, Texts>;

export type Phrase = keyof typeof PHRASES;
