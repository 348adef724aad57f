/** Numbers in [0, 1), the same for the same seed. */
export type Random = () => number;

/** Reads the seed from CASETRAIL_TEST_SEED, so that a failure can be played again. */
export function seedOfThisRun(): number {
  return Number(process.env.CASETRAIL_TEST_SEED ?? Math.floor(Math.random() * 2 ** 31));
}

/** Marsaglia's xorshift on 32 bits. */
export function randomFrom(seed: number): Random {
  let state = seed | 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

export interface Faulty {
  cutAll(): void;
  resetAll(): void;
  stall(...ways: readonly ('requests' | 'answers')[]): void;
  resume(): void;
}

export interface Chaos {
  start(): void;
  stop(): void;
}

const LONGEST_CALM_MS = 120;
const LONGEST_STALL_MS = 150;

/** Calm and fault in turns, each as long as `random` says. */
export function makeChaos(connections: Faulty, random: Random = Math.random): Chaos {
  const faults = [
    () => connections.cutAll(),
    () => connections.resetAll(),
    () => connections.stall(),
    () => connections.stall('answers'),
  ];
  let timer: NodeJS.Timeout | undefined;
  const strike = (): void => {
    faults[Math.floor(random() * faults.length)]?.();
    timer = setTimeout(recover, random() * LONGEST_STALL_MS);
  };
  const recover = (): void => {
    // A stalled connection does not always come back.
    if (random() < 0.3) connections.cutAll();
    connections.resume();
    timer = setTimeout(strike, random() * LONGEST_CALM_MS);
  };
  return {
    start: recover,
    stop: () => {
      clearTimeout(timer);
      connections.resume();
    },
  };
}
