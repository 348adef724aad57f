import type { Service } from './service.js';

/** Starts a service and stops it on the first signal. A failed start is one sentence and exit code 1. */
export async function runUntilSignal(start: () => Promise<Service>): Promise<void> {
  try {
    const service = await start();
    for (const signal of ['SIGTERM', 'SIGINT'] as const)
      process.once(signal, () => void service.stop().then(() => process.exit(0)));
  } catch (error) {
    console.error((error as Error).message);
    process.exit(1);
  }
}
