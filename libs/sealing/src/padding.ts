const SMALLEST = 64;

/**
 * The size that a text of so many bytes is padded to: 64, 96, 128, 192, 256, 384 and so on. Two texts of one bucket cannot
 * be told apart by length, and no text grows by more than half (from 64 bytes on).
 */
export function bucketFor(bytes: number): number {
  let bucket = SMALLEST;
  while (bucket < bytes) bucket *= 2;
  const between = (bucket / 4) * 3;
  return between >= bytes && between > SMALLEST ? between : bucket;
}

/** JSON ends where its value ends, so blanks behind it pad it without a length to store. */
export function padJson(value: object): Buffer {
  const json = Buffer.from(JSON.stringify(value));
  const padded = Buffer.alloc(bucketFor(json.length), ' ');
  json.copy(padded);
  return padded;
}
