/** Seconds that half and nine tenths of the cases took at the most. */
export interface Spread {
  readonly median: number;
  readonly p90: number;
}

/** Of durations in seconds, by linear interpolation between ranks (R's type 7); `undefined` for none. */
export function spreadOf(seconds: readonly number[]): Spread | undefined {
  if (seconds.length === 0) return undefined;
  const sorted = seconds.toSorted((one, other) => one - other);
  return { median: quantile(sorted, 0.5), p90: quantile(sorted, 0.9) };
}

function quantile(sorted: readonly number[], share: number): number {
  const rank = share * (sorted.length - 1);
  const below = sorted[Math.floor(rank)]!;
  const above = sorted[Math.ceil(rank)]!;
  return Math.round(below + (above - below) * (rank - Math.floor(rank)));
}
