import { currentRound } from '#complaint';
import type { PlainStatus } from '../case-view.js';
import type { Say, Standing } from './plain-phrases.js';

/** When the citizen is called next, and from which number, so that it is not taken for spam; or how to answer in writing. */
export function callbackPromised({ complaint }: Standing, say: Say): Pick<PlainStatus, 'byWhen'> {
  const { callback, invitedUntil } = currentRound(complaint);
  if (callback !== undefined) {
    const { from, until } = callback;
    return {
      byWhen: say(
        (speech) => `${speech.when(from)}至${speech.when(until)}之间，热线用${speech.hotline}来电。`,
        (speech) =>
          `The hotline calls between ${speech.when(from)} and ${speech.when(until)}, from the number ${speech.hotline}.`,
      ),
    };
  }
  if (invitedUntil === undefined) return {};
  return {
    byWhen: say(
      (speech) =>
        `已书面请市民答复。请在${speech.when(invitedUntil)}前拨打${speech.hotline}，报案件编号，说明问题是否解决。`,
      (speech) =>
        `The citizen was asked in writing. To answer, call ${speech.hotline} by ${speech.when(invitedUntil)}, give the case number and say whether it is solved.`,
    ),
  };
}
