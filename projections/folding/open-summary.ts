import type { Sealing } from '#sealing';
import { TextsUnavailable } from '../read-port/errors.js';
import type { CaseFold } from './case-fold.js';

/**
 * What the case is about, in the words of its receipt; `undefined` once struck or erased.
 *
 * @throws {TextsUnavailable} the key store cannot be asked now
 */
export async function openSummary(
  { caseNumber, summary }: Pick<CaseFold, 'caseNumber' | 'summary'>,
  sealing: Sealing,
): Promise<string | undefined> {
  if (summary === undefined) return undefined;
  const seal = { caseNumber, purpose: 'publishable', eventId: summary.eventId } as const;
  const opened = await sealing.open<{ summary?: string }>(seal, summary.envelope);
  if (opened.state === 'unavailable') throw new TextsUnavailable();
  return opened.state === 'opened' ? opened.value.summary : undefined;
}
