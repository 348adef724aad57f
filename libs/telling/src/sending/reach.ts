import type { Complainant, Complaint, Language } from '#complaint';
import type { Sealing } from '#sealing';
import { wantsMessages } from '../messages-for.js';
import type { ReadCase } from '../read-case.js';
import type { SendingChannel } from './senders.js';

/** How a citizen is reached now. */
export type Reach =
  | {
      readonly state: 'reached';
      readonly channel: SendingChannel;
      readonly to: string;
      readonly language: Language;
    }
  /** They stopped the messages, or their data may not be used any more. */
  | { readonly state: 'unwanted' }
  /** Nothing that was given can be used for this channel. */
  | { readonly state: 'no-address'; readonly channel: SendingChannel }
  /** The key store cannot be asked now. */
  | { readonly state: 'unavailable' };

/**
 * By the channel and in the language that they chose last.
 *
 * @param of the citizen's own case
 * @param told the case they are told of, where their numbers were tried; the same unless it was merged
 */
export async function reach(of: ReadCase, told: Complaint, sealing: Sealing): Promise<Reach> {
  const { complaint } = of;
  const { messages: channel, language } = complaint;
  if (channel === 'none' || !wantsMessages(complaint)) return { state: 'unwanted' };
  const contact = await openContact(of, sealing);
  if (contact === 'unavailable') return { state: 'unavailable' };
  if (contact === 'erased') return { state: 'unwanted' };
  const to = channel === 'email' ? contact.email : firstGoodPhone(contact, wrongPhones(complaint, told));
  return to === undefined ? { state: 'no-address', channel } : { state: 'reached', channel, to, language };
}

async function openContact(
  { history: [receipt] }: ReadCase,
  sealing: Sealing,
): Promise<Complainant | 'unavailable' | 'erased'> {
  const envelope = receipt?.sealed.content;
  if (receipt === undefined || envelope === undefined) return {};
  const { caseNumber, id: eventId } = receipt;
  const seal = { caseNumber, purpose: 'content', eventId } as const;
  const opened = await sealing.open<{ complainant?: Complainant }>(seal, envelope);
  return opened.state === 'opened' ? (opened.value.complainant ?? {}) : opened.state;
}

/** Places, from 1, of the numbers that belong to someone else. */
function wrongPhones({ caseNumber }: Complaint, told: Complaint): readonly number[] {
  return told.rounds
    .flatMap(({ attempted }) => attempted)
    .filter(({ reporter, result }) => reporter === caseNumber && result === 'wrong-number')
    .map(({ phone }) => phone);
}

const firstGoodPhone = ({ phones = [] }: Complainant, wrong: readonly number[]): string | undefined =>
  phones.find((_, place) => !wrong.includes(place + 1));
