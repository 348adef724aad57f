import {
  type Complaint,
  type ComplaintEventType,
  type Evolvable,
  type Instant,
  type MessageKind,
  isHistory,
  yetToAnswer,
} from '#complaint';
import { type Message, messageId } from './message.js';
import { TOLD, type Happening } from './told-events.js';

const MINUTE = 60_000;
/** What is told later than this surprises more than it informs. */
const THREE_DAYS = 3 * 24 * 60 * MINUTE;
/** A callback may be due at once; its announcement is worth a try all the same. */
const AT_LEAST = 15 * MINUTE;

/**
 * What is to be told of one event, to whom. Nothing of a case that was imported and not adopted, to a person whose data is
 * restricted or erased, or to one who wants no messages.
 */
export function messagesFor(
  event: Evolvable,
  before: Complaint | undefined,
  after: Complaint,
): readonly Message[] {
  const kind = kindOf(event, before, after);
  if (kind === undefined || isSilent(event, after)) return [];
  const { id: eventId, meta } = event;
  const window = { from: meta.recordedAt, until: senseEnds(event) };
  return recipientsOf(event, after)
    .filter((to) => to !== after.caseNumber || wantsMessages(after))
    .map((to) => ({ id: messageId(eventId, kind, to), kind, eventId, to, ...window }));
}

/** Whether the case's own citizen is told anything at all. */
export const wantsMessages = ({ messages, personalData }: Complaint): boolean =>
  messages !== 'none' && personalData === 'held';

function kindOf(
  { type, data, meta }: Evolvable,
  before: Complaint | undefined,
  after: Complaint,
): MessageKind | undefined {
  const told = TOLD[type];
  if (typeof told !== 'function') return told;
  return (told as (happening: Happening<ComplaintEventType>) => MessageKind | undefined)({
    data,
    meta,
    before,
    after,
  });
}

function isSilent({ type, meta }: Evolvable, complaint: Complaint): boolean {
  if (meta.historical || isHistory(complaint)) return true;
  // A case that was merged is told of by the one it went on as; that it was is its own last word.
  return complaint.mergedInto !== undefined && type !== 'Closed';
}

function recipientsOf(event: Evolvable, after: Complaint): readonly string[] {
  switch (event.type) {
    case 'RevisitScheduled':
      return [event.data.reporter ?? after.caseNumber];
    case 'RevisitInvited':
      return yetToAnswer(after);
    default:
      return after.reporters;
  }
}

function senseEnds(event: Evolvable): Instant {
  const moment = (ms: number) => new Date(Date.parse(event.meta.recordedAt) + ms).toISOString();
  switch (event.type) {
    case 'RevisitScheduled':
      return earlier(event.data.until, later(event.data.from, moment(AT_LEAST)));
    case 'RevisitInvited':
      return earlier(event.data.answerBy, moment(THREE_DAYS));
    default:
      return moment(THREE_DAYS);
  }
}

const earlier = (one: Instant, other: Instant): Instant => (one < other ? one : other);
const later = (one: Instant, other: Instant): Instant => (one > other ? one : other);
