import type { MessageResult, PolicyBook } from '#complaint';
import type { OutgoingMessage } from '#delivering';
import type { EventStore, Position } from '#event-store';
import type { Sealing } from '#sealing';
import type { Pending } from '../outbox.js';
import { type CaseAt, type ReadCase, caseAt, readCase } from '../read-case.js';
import { render } from '../wording/render.js';
import type { Setting } from '../wording/speech.js';
import { reach } from './reach.js';
import type { SendingChannel, Senders } from './senders.js';

/** One attempt that is due, with its case as the log has it. */
export interface Attempt {
  readonly caseNumber: string;
  readonly pending: Pending;
  readonly read: ReadCase;
}

/** What is to be recorded of an attempt. */
export interface Outcome {
  readonly channel: SendingChannel | 'none';
  readonly result: MessageResult;
  readonly reason?: string;
}

/** What can be done about an attempt now. */
export type Prepared =
  | { readonly do: 'send'; readonly channel: SendingChannel; readonly message: OutgoingMessage }
  | { readonly do: 'record'; readonly outcome: Outcome }
  /** The key store is away, or nothing sends by this channel: it stays pending. */
  | { readonly do: 'wait' };

export interface PrepareParts {
  readonly events: Pick<EventStore, 'readStream'>;
  readonly opened: Position;
  readonly sealing: Sealing;
  readonly policies: PolicyBook;
  readonly setting: Setting;
  readonly senders: Senders;
}

const WAIT: Prepared = { do: 'wait' };

/** Finds out who is to be told, how, and in which words. Nothing of it is kept. */
export async function prepare(attempt: Attempt, now: string, parts: PrepareParts): Promise<Prepared> {
  const { pending, read } = attempt;
  const told = caseAt(read, pending.eventId);
  const recipient = await recipientOf(attempt, parts);
  if (told === undefined || recipient === undefined) return unwanted();
  if (now >= pending.until) return record({ channel: recipient.complaint.messages, result: 'expired' });
  const found = await reach(recipient, read.complaint, parts.sealing);
  switch (found.state) {
    case 'unwanted':
      return unwanted();
    case 'unavailable':
      return WAIT;
    case 'no-address':
      return record({
        channel: found.channel,
        result: 'given-up',
        reason: 'The citizen left no address that this channel can use.',
      });
    case 'reached':
      return parts.senders[found.channel] ? await compose(attempt, told, recipient, found, parts) : WAIT;
  }
}

const record = (outcome: Outcome): Prepared => ({ do: 'record', outcome });

/** Not sent because nobody wants it: that is no failure, and it is done with. */
const unwanted = (): Prepared => record({ channel: 'none', result: 'expired' });

async function recipientOf({ caseNumber, pending, read }: Attempt, parts: PrepareParts) {
  return pending.to === caseNumber ? read : readCase(parts.events, pending.to, parts.opened);
}

async function compose(
  { pending, read }: Attempt,
  { event, complaint }: CaseAt,
  recipient: ReadCase,
  { channel, to, language }: Extract<Awaited<ReturnType<typeof reach>>, { state: 'reached' }>,
  { sealing, policies, setting }: PrepareParts,
): Promise<Prepared> {
  const confidential = [read, recipient].some((each) => each.complaint.visibility === 'confidential');
  const texts = confidential ? {} : await publishableTexts(event, read, sealing);
  if (texts === undefined) return WAIT;
  const rendered = render(
    {
      kind: pending.kind,
      data: event.data,
      texts,
      complaint,
      policy: policies.of(complaint.policy),
      at: event.meta.recordedAt,
      caseNumber: pending.to,
      language,
      channel,
      confidential,
    },
    setting,
  );
  return { do: 'send', channel, message: { id: pending.id, to, language, ...rendered } };
}

/** None where they were struck or erased meanwhile; `undefined` when nobody can say now. */
async function publishableTexts(
  { id: eventId, caseNumber, sealed }: CaseAt['event'],
  { complaint }: ReadCase,
  sealing: Sealing,
): Promise<object | undefined> {
  if (sealed.publishable === undefined || complaint.redacted.includes(eventId)) return {};
  const seal = { caseNumber, purpose: 'publishable', eventId } as const;
  const opened = await sealing.open<object>(seal, sealed.publishable);
  if (opened.state === 'unavailable') return undefined;
  return opened.state === 'opened' ? opened.value : {};
}
