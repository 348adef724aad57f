import { setTimeout as pause } from 'node:timers/promises';

const LOOK_MS = 50;
const PATIENCE_MS = 60_000;

/**
 * Waits until the condition holds.
 *
 * @param what told when it does not hold in time
 */
export async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  withinMs = PATIENCE_MS,
): Promise<void> {
  const deadline = performance.now() + withinMs;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`Not within ${withinMs / 1000} s: ${what}.`);
    await pause(LOOK_MS);
  }
}
