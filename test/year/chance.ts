/** A number in [0, 1) that belongs to a seed and a label: the same whenever, and in whatever order, it is asked for. */
export function chance(seed: number, label: string): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let place = 0; place < label.length; place++) {
    hash = Math.imul(hash ^ label.charCodeAt(place), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

/** One of a list by its weights, for a number in [0, 1). */
export function weighted<T>(at: number, choices: readonly (readonly [T, number])[]): T {
  const total = choices.reduce((sum, [, weight]) => sum + weight, 0);
  let left = at * total;
  for (const [choice, weight] of choices) {
    left -= weight;
    if (left < 0) return choice;
  }
  return choices.at(-1)![0];
}
