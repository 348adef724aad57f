import type { ComplaintEvent, SealedTexts } from '#complaint';
import type { Seal, Sealing } from './sealing.js';

const hasText = (texts: object | undefined): texts is object =>
  texts !== undefined && Object.values(texts).some((text) => text !== undefined);

/**
 * Seals the texts of one event, each purpose as one envelope. A purpose without any text gets none.
 *
 * @throws {PersonalDataErasedError} the case's keys were destroyed
 */
export async function sealEvent(
  sealing: Sealing,
  caseNumber: string,
  eventId: string,
  event: Pick<ComplaintEvent, 'publishable' | 'content'>,
): Promise<SealedTexts> {
  const sealOne = (purpose: Seal['purpose'], texts: object | undefined): Promise<string> | undefined =>
    hasText(texts) ? sealing.seal({ caseNumber, purpose, eventId }, texts) : undefined;
  const [publishable, content] = await Promise.all([
    sealOne('publishable', event.publishable),
    sealOne('content', event.content),
  ]);
  return { publishable, content };
}
