import { createHash } from 'node:crypto';

const BITS = 1 << 24;
const PROBES = 4;

/**
 * Which ids a file may hold, in 2 MiB however long it grows: a Bloom filter. `false` is certain; `true` has to be looked up.
 * With a million ids one new id in 400 is looked up for nothing.
 */
export class KnownIds {
  private readonly bits = new Uint8Array(BITS / 8);

  add(id: string): void {
    for (const bit of probes(id)) this.bits[bit >>> 3]! |= 1 << (bit & 7);
  }

  mayHave(id: string): boolean {
    return probes(id).every((bit) => this.bits[bit >>> 3]! & (1 << (bit & 7)));
  }
}

function probes(id: string): number[] {
  const digest = createHash('sha256').update(id).digest();
  return Array.from({ length: PROBES }, (_, probe) => digest.readUInt32LE(probe * 4) % BITS);
}
