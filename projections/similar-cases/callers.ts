import type { Sealing } from '#sealing';

/** The key that buckets are made with belongs to no case; the key store holds it under this name. */
const EVERY_CASE = 'callers';
/** Three hex digits: 4,096 buckets, so that one in so many strangers shares a caller's. */
const BUCKET_DIGITS = 3;

/** Finds cases of a caller without holding a number: the bucket narrows the search, the mark decides. */
export interface CallerTrace {
  /** Of all cases alike, and too coarse to tell one caller from another. */
  readonly bucket: string;
  /** Under the case's own key: it says nothing about any other case, and is dead once that key is destroyed. */
  readonly mark: string;
}

/**
 * @throws {PersonalDataErasedError} the case's keys were destroyed
 * @throws {KeyStoreUnavailable}
 */
export async function traceOfCaller(
  sealing: Sealing,
  caseNumber: string,
  phone: string,
): Promise<CallerTrace> {
  const [bucket, mark] = await Promise.all([
    bucketOfCaller(sealing, phone),
    markOfCaller(sealing, caseNumber, phone),
  ]);
  return { bucket, mark };
}

/** @throws {KeyStoreUnavailable} */
export async function bucketOfCaller(sealing: Sealing, phone: string): Promise<string> {
  return (await sealing.fingerprint(EVERY_CASE, dialled(phone))).slice(0, BUCKET_DIGITS);
}

/**
 * @throws {PersonalDataErasedError} the case's keys were destroyed
 * @throws {KeyStoreUnavailable}
 */
export const markOfCaller = (sealing: Sealing, caseNumber: string, phone: string): Promise<string> =>
  sealing.fingerprint(caseNumber, `caller\n${dialled(phone)}`);

/** The digits that tell one line from another, however it is written: without China's code, trunk zero and punctuation. */
export const dialled = (phone: string): string =>
  phone
    .replace(/\D/g, '')
    .replace(/^(00)?86(?=\d{9})/, '')
    .replace(/^0+/, '');
