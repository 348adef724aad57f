/** A throw between 0 and one less than `sides`; the same seed throws the same. */
export type Dice = (sides: number) => number;

/** Mulberry32: small, and good enough to play with. */
export function diceOf(seed: number): Dice {
  let state = seed | 0;
  return (sides) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
}

export function pick<T>(dice: Dice, list: readonly T[]): T {
  const picked = list[dice(list.length)];
  if (picked === undefined) throw new Error('There is nothing to pick from.');
  return picked;
}
