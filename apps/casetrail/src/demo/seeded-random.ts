import { createHash } from 'node:crypto';
import type { CaseCommandsOptions } from '../../../api/src/cases/case-commands.js';

/** Case numbers and event ids that are the same for the same seed. For samples only: anyone can foretell them. */
export function seededRandom(seed: number): NonNullable<CaseCommandsOptions['random']> {
  let drawn = 0;
  const draw = () => createHash('sha256').update(`${seed}/${drawn++}`).digest();
  return { bytes: (count) => draw().subarray(0, count), id: () => uuidOf(draw()) };
}

function uuidOf(bytes: Buffer): string {
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex', 0, 16);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  );
}
