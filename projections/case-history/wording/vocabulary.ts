import type {
  AttemptResult,
  Channel,
  ClosingReason,
  DeadlineKind,
  EscalationReason,
  Kind,
  LocalizedText,
  Outcome,
  PartKind,
  PartState,
  ReopenReason,
  Satisfaction,
  Solved,
  StopgapReason,
  Visibility,
} from '#complaint';

const say = (zh: string, en: string): LocalizedText => ({ 'zh-CN': zh, en });

const words = <Key extends string>(table: Readonly<Record<Key, LocalizedText>>) => table;

/** Every closed vocabulary of the domain in words that fit into a sentence. */
export const VOCABULARY = {
  channel: words<Channel>({
    phone: say('电话', 'by phone'),
    web: say('网站', 'on the web site'),
    app: say('手机应用', 'in the app'),
    letter: say('来信', 'by letter'),
    visit: say('来访', 'in person'),
    referral: say('其他单位转来', 'through another office'),
  }),
  kind: words<Kind>({
    complaint: say('投诉', 'a complaint'),
    report: say('举报', 'a report'),
    help: say('求助', 'a call for help'),
    suggestion: say('建议', 'a suggestion'),
    consultation: say('咨询', 'a question'),
  }),
  visibility: words<Visibility>({
    listed: say('公开，可以搜索到', 'public and can be found by searching'),
    unlisted: say('凭案件编号查看', 'readable only with its number'),
    confidential: say('保密', 'confidential'),
  }),
  part: words<PartKind>({ lead: say('主办', 'lead'), support: say('协办', 'support') }),
  partState: words<PartState>({
    assigned: say('已派单', 'asked'),
    accepted: say('办理中', 'working on it'),
    disputed: say('有异议', 'disputes it'),
    mitigated: say('已临时处理', 'dealt with for now'),
    finished: say('已完成', 'done'),
    'ruled-away': say('不再承办', 'no longer handling it'),
  }),
  stopgap: words<StopgapReason>({
    'access-blocked': say('现场暂时无法进入', 'the place cannot be reached yet'),
    'parts-awaited': say('等待配件', 'parts are awaited'),
    weather: say('天气原因', 'the weather'),
    'other-works-first': say('须先完成其他工程', 'other works must be done first'),
    'permit-awaited': say('等待许可', 'a permit is awaited'),
    'budget-awaited': say('等待经费', 'money is awaited'),
    other: say('其他原因', 'another reason'),
  }),
  outcome: words<Outcome>({
    fixed: say('问题已解决', 'the problem was fixed'),
    'nothing-found': say('现场未发现所反映的问题', 'nothing was found on the spot'),
    'no-access': say('无法进入现场', 'the place could not be entered'),
    'not-ours': say('不属于本部门职责', 'it is not for this department'),
    duplicate: say('与另一案件重复', 'it is the same as another case'),
    explained: say('已作出解释说明', 'it was explained'),
  }),
  attempt: words<AttemptResult>({
    unanswered: say('无人接听', 'nobody answered'),
    busy: say('电话占线', 'the line was busy'),
    rejected: say('来电被挂断', 'the call was rejected'),
    'flagged-as-spam': say(
      '来电在市民手机上被标记为骚扰电话',
      'the number was flagged as spam on the citizen’s phone',
    ),
    'wrong-number': say('号码有误', 'the number was wrong'),
    'answered-not-now': say('市民当时不便接听', 'the citizen answered but could not talk then'),
  }),
  solved: words<Solved>({
    yes: say('问题已解决', 'it is solved'),
    partly: say('问题只解决了一部分', 'it is only partly solved'),
    no: say('问题没有解决', 'it is not solved'),
  }),
  satisfaction: words<Satisfaction>({
    satisfied: say('满意', 'satisfied'),
    'basically-satisfied': say('基本满意', 'basically satisfied'),
    dissatisfied: say('不满意', 'dissatisfied'),
  }),
  reopening: words<ReopenReason>({
    'not-solved': say('市民表示问题没有解决', 'the citizen says it is not solved'),
    dissatisfied: say('市民对办理结果不满意', 'the citizen is not satisfied'),
    'called-again': say('市民再次来电', 'the citizen called again'),
    'reporter-not-satisfied': say(
      '另一位反映人表示不满意',
      'another person who reported it is not satisfied',
    ),
    supervisor: say('由督办人员决定', 'a supervisor decided so'),
  }),
  escalation: words<EscalationReason>({
    'mitigation-lapsed': say(
      '临时处理的复查日期已过，问题仍未解决',
      'the day to look at the stopgap again has passed and it is still not solved',
    ),
    'deadline-missed': say('未能按期办理', 'a deadline was missed'),
    'disputed-too-long': say('部门之间的异议迟迟未决', 'departments disputed it for too long'),
    'part-overdue': say('有部门未按时完成自己的部分', 'a department did not finish its part in time'),
    'deferral-unreported': say('挂账问题到期没有公开报告', 'the promised public report on it did not come'),
    'revisit-overdue': say('没有按约定时间回访市民', 'the promised callback was not made'),
    supervisor: say('由督办人员决定', 'a supervisor decided so'),
  }),
  closing: words<ClosingReason>({
    confirmed: say('市民确认问题已解决', 'the citizen confirmed that it is solved'),
    unreachable: say('多次回访均未能联系上市民', 'the citizen could not be reached in several attempts'),
    'no-contact-given': say('没有留下联系方式，无法回访', 'no way to reach the citizen was given'),
    'explained-on-call': say('已在通话中解释清楚', 'it was explained on the call'),
    ruled: say('由督办人员裁定结案，不计为已解决', 'a supervisor ruled so; it does not count as solved'),
    withdrawn: say('市民撤回了诉求', 'the citizen withdrew it'),
    merged: say('已并入反映同一问题的另一个案件', 'it goes on as part of another case about the same matter'),
    'closed-at-source': say('在原系统中已结案', 'it was closed in the records it came from'),
  }),
  deadline: words<DeadlineKind>({
    respondBy: say('联系市民的期限', 'the deadline to contact the citizen'),
    resolveBy: say('解决问题的期限', 'the deadline to solve it'),
  }),
} as const;

type Vocabularies = typeof VOCABULARY;

/** A word of one vocabulary, as `['outcome', 'fixed']`. */
export type VocabularyWord = {
  [Name in keyof Vocabularies]: readonly [Name, keyof Vocabularies[Name]];
}[keyof Vocabularies];

export function wordOf([name, key]: VocabularyWord): LocalizedText {
  return (VOCABULARY[name] as Readonly<Record<string, LocalizedText>>)[key]!;
}
