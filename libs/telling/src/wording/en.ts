import {
  type ClosingReason,
  type EscalationReason,
  type Outcome,
  activeParts,
  currentRound,
} from '#complaint';
import type { Speech } from './speech.js';
import type { Wording } from './telling.js';

/** Plain apostrophes and quotation marks: others make a text message twice as long on the air. */
export const EN: Wording = {
  subject: (caseNumber) => `Your complaint ${caseNumber}`,
  sender: (hotline) => `Hotline ${hotline}: `,
  neutral: ({ caseNumber, hotline }) =>
    `there is news of your case ${caseNumber}. Look it up on its page, or call ${hotline}.`,
  kinds: {
    received: ({ data, speech }) =>
      `your complaint was received as case ${speech.caseNumber}: ${promised(data, speech)}. ` +
      `Follow it at ${speech.page} . To get no messages, tell ${speech.hotline}.`,
    assigned: ({ complaint, speech }) => {
      const supports = activeParts(complaint)
        .filter(({ part }) => part === 'support')
        .map(({ department }) => speech.department(department));
      return (
        `${speech.lead} handles case ${speech.caseNumber}${supports.length > 0 ? `, with ${supports.join(' and ')}` : ''}. ` +
        `It is to be solved by ${speech.when(currentRound(complaint).resolveBy)}.`
      );
    },
    mitigated: ({ data, texts, speech }) =>
      `case ${speech.caseNumber} is mitigated, not resolved.` +
      speech.also('Done', texts.done) +
      speech.also('Why not solved', texts.why) +
      speech.also('Next', texts.plan) +
      ` ${speech.department(data.department)} answers for it and looks again by ${speech.day(data.reviewOn)}.`,
    'deadline-extended': ({ data, texts, speech }) =>
      `the time to ${DEADLINE[data.deadline]} in case ${speech.caseNumber} was extended from ${speech.when(data.from)} to ${speech.when(data.to)}.` +
      speech.also('Why', texts.reason),
    'deadline-missed': ({ data, speech }) =>
      `case ${speech.caseNumber} ${MISSED[data.deadline]} by ${speech.when(data.due)}. ${speech.lead} owes it. ` +
      'Being late closes no case: the hotline keeps asking.',
    deferred: ({ data, texts, speech }) =>
      `case ${speech.caseNumber} cannot be solved soon and stays on the city's list.` +
      speech.also('Why', texts.reason) +
      speech.also('Plan', texts.plan) +
      ` Target: ${speech.day(data.targetDate)}. Next public report: ${speech.day(data.nextReportOn)}.`,
    'deferral-reported': ({ data, texts, speech }) =>
      `how case ${speech.caseNumber} stands, which takes long.` +
      speech.also('Report', texts.text) +
      ` Target: ${speech.day(data.targetDate)}. Next report: ${speech.day(data.nextReportOn)}.`,
    resolved: ({ data, texts, speech }) =>
      `on case ${speech.caseNumber}, ${speech.department(data.department)} reports ${OUTCOME[data.outcome]}.` +
      speech.also('In its words', texts.done) +
      ' The hotline will call you to ask. If it is not solved, say so and it is opened again.',
    'callback-announced': ({ data, speech }) =>
      `we will call you about case ${speech.caseNumber} ${speech.between(data.from, data.until)}, ` +
      `from the number ${speech.hotline}, to ask whether it is solved. It is not spam: please answer.`,
    'incident-news': ({ data, texts, speech }) =>
      `case ${speech.caseNumber} is part of a larger incident (${data.incident}).` +
      speech.also('News', texts.text) +
      (data.expectedEnd === undefined
        ? ''
        : ` It is expected to be over by ${speech.when(data.expectedEnd)}.`),
    invited: ({ data, speech }) =>
      `our calls did not reach you. Is case ${speech.caseNumber} solved? Please answer by ${speech.when(data.answerBy)} ` +
      `at ${speech.page} with the code you were given, or call ${speech.hotline}.`,
    reopened: ({ data, speech }) =>
      `case ${speech.caseNumber} was opened again (round ${data.round}). ${speech.lead} is to contact you by ${speech.when(data.respondBy)} ` +
      `and to solve it by ${speech.when(data.resolveBy)}.`,
    closed: ({ data, speech }) =>
      `case ${speech.caseNumber} was closed: ${CLOSED[data.reason]}. ` +
      (data.reason === 'merged'
        ? 'Your number stays valid, and you will hear how it goes on.'
        : `${data.appealable ? 'You may contest this. ' : ''}If it is not solved or comes back, call ${speech.hotline} by ${speech.reopenUntil} to have it opened again.`),
    escalated: ({ data, speech }) =>
      `case ${speech.caseNumber} was taken up to ${data.to === 'supervisor' ? 'a supervisor' : speech.department(data.to)}: ${ESCALATED[data.reason]}.`,
  },
};

function promised(
  { respondBy, resolveBy }: { respondBy: string; resolveBy: string },
  speech: Speech,
): string {
  const resolved = `to be solved by ${speech.when(resolveBy)}`;
  return respondBy === resolveBy ? resolved : `we contact you by ${speech.when(respondBy)}, ${resolved}`;
}

const DEADLINE = { respondBy: 'contact you', resolveBy: 'solve the matter' };
const MISSED = { respondBy: 'had no contact with you', resolveBy: 'was not solved' };

const OUTCOME: Readonly<Record<Outcome, string>> = {
  fixed: 'that it is solved',
  'nothing-found': 'that it found nothing',
  'no-access': 'that it could not get in',
  'not-ours': 'that it is not its task',
  duplicate: 'that it is the same as another complaint',
  explained: 'that it explained the matter',
};

const CLOSED: Readonly<Record<ClosingReason, string>> = {
  confirmed: 'you said that it is solved',
  unreachable: 'we could not reach you, which does not count as satisfied',
  'no-contact-given': 'no way to reach you was given',
  'explained-on-call': 'it was explained on the call',
  ruled: 'a supervisor outside the departments ruled so',
  withdrawn: 'you withdrew it',
  merged: 'it goes on together with another case on the same matter',
  'closed-at-source': 'it was closed where it came from',
};

const ESCALATED: Readonly<Record<EscalationReason, string>> = {
  'mitigation-lapsed': 'the stopgap ran out and it is not solved',
  'deadline-missed': 'it is late',
  'disputed-too-long': 'the departments have disputed it too long',
  'part-overdue': 'a department did not finish its part in time',
  'deferral-unreported': 'the promised report is missing',
  'revisit-overdue': 'the callback is overdue',
  supervisor: 'a supervisor asked for it',
};
