/** Passes calls on at most once in so many milliseconds, and none before the first of them are over: for progress told to people. */
export function atMostEvery<Args extends unknown[]>(
  milliseconds: number,
  pass: (...args: Args) => void,
): (...args: Args) => void {
  let passed = performance.now();
  return (...args) => {
    if (performance.now() - passed < milliseconds) return;
    passed = performance.now();
    pass(...args);
  };
}
