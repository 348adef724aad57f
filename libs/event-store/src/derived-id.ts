import { createHash } from 'node:crypto';

/**
 * A UUID that is the same whenever its text is: version 8 (RFC 9562, section 5.8), whose bits are the application's own,
 * here those of the text's SHA-256. Anyone who knows the text can foretell it.
 */
export function derivedId(text: string): string {
  const bytes = createHash('sha256').update(text).digest();
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex', 0, 16);
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
