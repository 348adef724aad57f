import type { LocalizedText, RevisitChannel } from '#complaint';
import type { Wording } from './said.js';

type OutcomeEvent =
  | 'RevisitScheduled'
  | 'RevisitInvited'
  | 'RevisitAttempted'
  | 'Revisited'
  | 'Reopened'
  | 'Withdrawn'
  | 'MergedInto'
  | 'ReporterJoined'
  | 'Unmerged'
  | 'Closed';

export const outcomeWording: Wording<OutcomeEvent> = {
  RevisitScheduled: {
    'zh-CN': ({ data, speech }) =>
      `将在${speech.when(data.from)}至${speech.when(data.until)}之间第${data.attempt}次致电回访。`,
    en: ({ data, speech }) =>
      `The citizen will be called back between ${speech.when(data.from)} and ${speech.when(data.until)} (callback ${data.attempt}).`,
  },
  RevisitInvited: {
    'zh-CN': ({ data, speech }) =>
      `电话一直没有接通，已书面请市民在${speech.when(data.answerBy)}前告知问题是否解决。`,
    en: ({ data, speech }) =>
      `The calls did not get through, so the citizen was asked in writing to say by ${speech.when(data.answerBy)} whether it is solved.`,
  },
  RevisitAttempted: {
    'zh-CN': ({ data, speech }) =>
      `第${data.attempt}次回访没有成功：${speech.word(['attempt', data.result])}。`,
    en: ({ data, speech }) =>
      `Callback attempt ${data.attempt} did not succeed: ${speech.word(['attempt', data.result])}.`,
  },
  Revisited: {
    'zh-CN': ({ data, texts, speech }) =>
      `${data.interim ? '办理期间询问了市民' : REACHED[data.via]['zh-CN']}。市民表示：${speech.word(['solved', data.solved])}，${speech.word(['satisfaction', data.satisfaction])}；` +
      `承办部门${data.contacted ? '联系过' : '没有联系过'}市民。${speech.also('市民意见', texts.opinion)}`,
    en: ({ data, texts, speech }) =>
      `${data.interim ? 'The citizen was asked while the work goes on' : REACHED[data.via].en}. Their answer: ${speech.word(['solved', data.solved])}; ${speech.word(['satisfaction', data.satisfaction])}; ` +
      `the department ${data.contacted ? 'had' : 'had not'} contacted them.${speech.also('In their words', texts.opinion)}`,
  },
  Reopened: {
    'zh-CN': ({ data, texts, meta, speech }) =>
      `案件重新办理（第${data.round}轮）：${speech.word(['reopening', data.reason])}。${speech.also('市民说', texts.text)}` +
      (meta.historical
        ? ''
        : `新的期限：${speech.when(data.respondBy)}前联系市民，${speech.when(data.resolveBy)}前解决。`),
    en: ({ data, texts, meta, speech }) =>
      `The case was opened again (round ${data.round}): ${speech.word(['reopening', data.reason])}.${speech.also('In their words', texts.text)}` +
      (meta.historical
        ? ''
        : ` New deadlines: contact by ${speech.when(data.respondBy)}, a solution by ${speech.when(data.resolveBy)}.`),
  },
  Withdrawn: {
    'zh-CN': ({ texts, speech }) => `市民撤回了诉求${speech.told(texts.text)}。`,
    en: ({ texts, speech }) => `The citizen withdrew the complaint${speech.told(texts.text)}.`,
  },
  MergedInto: {
    'zh-CN': ({ data, texts, speech }) =>
      `本案与${speech.otherCase(data.into)}反映同一问题，并入该案继续办理；原编号仍然有效。${speech.also('原因', texts.reason)}`,
    en: ({ data, texts, speech }) =>
      `This case goes on as part of ${speech.otherCase(data.into)}, which is about the same matter; its number stays valid.${speech.also('Why', texts.reason)}`,
  },
  ReporterJoined: {
    'zh-CN': ({ data, texts, speech }) =>
      `${speech.otherCase(data.from)}反映同一问题，并入本案一起办理。${speech.also('原因', texts.reason)}`,
    en: ({ data, texts, speech }) =>
      `Another person reported the same matter: ${speech.otherCase(data.from)} is handled together with this one.${speech.also('Why', texts.reason)}`,
  },
  Unmerged: {
    'zh-CN': ({ data, texts, speech }) =>
      `与${speech.otherCase(data.other)}的合并已撤销，两案分别办理。${speech.also('原因', texts.reason)}`,
    en: ({ data, texts, speech }) =>
      `This case and ${speech.otherCase(data.other)} are handled separately again.${speech.also('Why', texts.reason)}`,
  },
  Closed: {
    'zh-CN': ({ data, texts, speech }) =>
      `案件结案：${speech.word(['closing', data.reason])}。${speech.also('说明', texts.text)}${data.appealable ? '市民如不同意，可以提出异议。' : ''}`,
    en: ({ data, texts, speech }) =>
      `The case was closed: ${speech.word(['closing', data.reason])}.${speech.also('Note', texts.text)}${data.appealable ? ' The citizen may contest this.' : ''}`,
  },
};

const REACHED: Readonly<Record<RevisitChannel, LocalizedText>> = {
  phone: { 'zh-CN': '电话回访了市民', en: 'The citizen was called back' },
  message: { 'zh-CN': '市民通过短信作了答复', en: 'The citizen answered by message' },
  page: { 'zh-CN': '市民在网页上作了答复', en: 'The citizen answered on the case’s page' },
};
