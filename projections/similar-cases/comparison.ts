import type { Reader } from '#access';
import type { Catalogue, ComplaintReceived } from '#complaint';
import type { Sealing } from '#sealing';
import { textsOf } from '../case-history/render/opened-entry.js';
import { openSummary } from '../folding/open-summary.js';
import { openTo } from '../read-port/field-groups.js';
import type { CallSoFar } from './call-so-far.js';
import type { Kindred } from './kindred.js';
import { likenessOf, tellingTerms, type Likeness } from './likeness.js';
import { metresBetween, streetKey, type Point } from './places.js';
import type { SimilarDocument } from './similar-cases.document.js';

/** A case beside the call. */
export interface Compared {
  readonly found: SimilarDocument;
  readonly sameCaller: boolean;
  readonly sameCategory: boolean;
  readonly kindred: boolean;
  readonly metres?: number;
  readonly sameStreet: boolean;
  readonly likeness: Likeness;
  readonly summary?: string;
}

export interface Comparing {
  readonly reader: Reader;
  readonly call: CallSoFar;
  readonly kindred?: Kindred;
  readonly sealing: Sealing;
  readonly catalogue: Catalogue;
}

/**
 * Opens of the case what this reader may see, to measure how near it is and how alike it reads.
 *
 * @throws {TextsUnavailable} the key store cannot be asked now
 */
export async function compare(
  found: SimilarDocument,
  sameCaller: boolean,
  { reader, call, kindred, sealing, catalogue }: Comparing,
): Promise<Compared> {
  const summary = await openSummary(found, sealing);
  const point = call.point && (await pointOf(found, reader, catalogue, sealing));
  const { category } = found.complaint;
  return {
    found,
    sameCaller,
    sameCategory: kindred?.same.includes(category) ?? false,
    kindred: kindred?.all.includes(category) ?? true,
    ...(call.point && point ? { metres: toTen(metresBetween(call.point, point)) } : {}),
    sameStreet: isSameStreet(found, call),
    likeness: likenessOf(tellingTerms(call.summary ?? ''), tellingTerms(summary ?? '')),
    ...(summary === undefined ? {} : { summary }),
  };
}

async function pointOf(
  { complaint, caseNumber, receipt }: SimilarDocument,
  reader: Reader,
  catalogue: Catalogue,
  sealing: Sealing,
): Promise<Point | undefined> {
  if (receipt === undefined || !openTo(reader, complaint, catalogue).includes('account')) return undefined;
  const seal = { caseNumber, purpose: 'content', eventId: receipt.eventId } as const;
  return textsOf(await sealing.open<NonNullable<ComplaintReceived['content']>>(seal, receipt.envelope))
    ?.point;
}

const toTen = (metres: number): number => Math.round(metres / 10) * 10;

const isSameStreet = ({ street }: SimilarDocument, call: CallSoFar): boolean =>
  street !== undefined &&
  call.district !== undefined &&
  call.street !== undefined &&
  street === streetKey(call.district, call.street);
