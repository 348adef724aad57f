import type { Complaint, Instant, Language, MessageChannel, MessageKind, Policy } from '#complaint';
import { EN } from './en.js';
import { speechOf, type Setting } from './speech.js';
import type { Said, Wording } from './telling.js';
import { ZH_CN } from './zh-cn.js';

/** What is known of a message when it is put into words. */
export interface Telling {
  readonly kind: MessageKind;
  readonly data: object;
  /** The event's publishable texts that can be opened. */
  readonly texts: object;
  /** The case as it was after the event. */
  readonly complaint: Complaint;
  readonly policy: Policy;
  readonly at: Instant;
  /** The number that the recipient was given. */
  readonly caseNumber: string;
  readonly language: Language;
  readonly channel: MessageChannel;
  /** Nothing of what the case is about may be told. */
  readonly confidential: boolean;
}

export interface Rendered {
  readonly subject: string;
  readonly text: string;
}

const WORDINGS: Readonly<Record<Language, Wording>> = { 'zh-CN': ZH_CN, en: EN };

/** Characters that two parts of a text message hold. Longer texts of departments are cut: the page has them whole. */
const SMS_LENGTH: Readonly<Record<Language, number>> = { 'zh-CN': 140, en: 306 };
const LEAST_ROOM = 8;

/** These say when and how, never what: the same for confidential cases. */
const WITHOUT_CONTENT: ReadonlySet<MessageKind> = new Set(['received', 'callback-announced', 'invited']);

export function render(telling: Telling, setting: Setting): Rendered {
  const { language, channel, caseNumber } = telling;
  const wording = WORDINGS[language];
  const compose = (room: number) => {
    const speech = speechOf({ ...telling, ...setting, room });
    const body =
      telling.confidential && !WITHOUT_CONTENT.has(telling.kind)
        ? wording.neutral(speech)
        : (wording.kinds[telling.kind] as (said: Said<MessageKind>) => string)({
            ...telling,
            speech,
          } as Said<MessageKind>);
    return wording.sender(setting.hotline) + body;
  };
  const text = channel === 'sms' ? fitted(compose, SMS_LENGTH[language]) : compose(Infinity);
  return { subject: wording.subject(caseNumber), text };
}

/** With as much of every free text as leaves the whole short enough. */
function fitted(compose: (room: number) => string, limit: number): string {
  const whole = compose(Infinity);
  if (whole.length <= limit) return whole;
  let room = limit;
  while (room > LEAST_ROOM && compose(room).length > limit) room -= 1;
  return compose(room);
}
