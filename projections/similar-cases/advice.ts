import {
  type Complaint,
  type Instant,
  type LocalizedText,
  type PolicyBook,
  reopenableUntil,
  stageOf,
} from '#complaint';
import type { IntakeStep } from './similar-cases.document.js';

/** What the operator does with a case that is offered. */
export interface Advice {
  readonly step: IntakeStep;
  readonly advice: LocalizedText;
}

export function adviceOn(
  complaint: Complaint,
  sameCaller: boolean,
  policies: PolicyBook,
  now: Instant,
): Advice {
  if (stageOf(complaint) === 'closed') return onClosed(complaint, sameCaller, policies, now);
  if (sameCaller) return stageOf(complaint) === 'resolved' ? ASK_WHETHER_SOLVED : LINK;
  return complaint.visibility === 'confidential' ? RECEIVE_APART : MERGE;
}

function onClosed(complaint: Complaint, sameCaller: boolean, policies: PolicyBook, now: Instant): Advice {
  const until = reopenableUntil(complaint, policies.of(complaint.policy));
  if (until === undefined || now > until) return TOO_LATE;
  return sameCaller ? REOPEN : REOPEN_OR_RECEIVE;
}

const LINK: Advice = {
  step: 'link-call',
  advice: {
    'zh-CN': '同一号码来电：如为同一事项，关联到此案（link-call），并告知办理进展。',
    en: 'The same number is calling: if it is about this matter, link the call (link-call) and say where it stands.',
  },
};

const ASK_WHETHER_SOLVED: Advice = {
  step: 'reopen',
  advice: {
    'zh-CN':
      '部门报告已办结：请问市民是否解决。未解决的，以 called-again 重新办理（reopen）；只是询问的，关联来电（link-call）。',
    en: 'It is reported as solved: ask whether it is. If not, reopen it with the reason called-again; if they only ask, link the call.',
  },
};

const MERGE: Advice = {
  step: 'merge',
  advice: {
    'zh-CN': '如为同一人换号来电，关联来电（link-call）；如为他人反映同一事项，先受理，再并入此案（merge）。',
    en: 'If it is the same person on another phone, link the call. If someone else reports the same, receive it and merge it into this one.',
  },
};

const RECEIVE_APART: Advice = {
  step: 'receive',
  advice: {
    'zh-CN': '此案保密，不与其他案件合并，也不要向来电人提及：另行受理。',
    en: 'This case is confidential: it is merged with no other and not mentioned to the caller. Receive a complaint of its own.',
  },
};

const REOPEN: Advice = {
  step: 'reopen',
  advice: {
    'zh-CN': '此案已结案，仍在可重新办理的期限内：如未解决，以 called-again 重新办理（reopen）。',
    en: 'It is closed and may still be reopened: if it is not solved, reopen it with the reason called-again.',
  },
};

const REOPEN_OR_RECEIVE: Advice = {
  step: 'receive',
  advice: {
    'zh-CN':
      '此案刚结案。如来电人就是当时的反映人且未解决，以 called-again 重新办理（reopen）；否则另行受理。',
    en: 'It was closed lately. If the caller is the one who complained and it is not solved, reopen it with the reason called-again; otherwise receive a new complaint.',
  },
};

const TOO_LATE: Advice = {
  step: 'receive',
  advice: {
    'zh-CN': '此案结案已久：另行受理；督办人员仍可重新办理。',
    en: 'It was closed too long ago to reopen at a call: receive a new complaint. A supervisor can still reopen it.',
  },
};
