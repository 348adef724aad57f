const USUAL = 20;
const MOST = 100;

/** How many items a page has: 1 to 100, 20 unless asked. */
export const inBounds = (limit: number = USUAL): number => Math.min(MOST, Math.max(1, Math.trunc(limit)));
