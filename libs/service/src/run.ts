import type { Service } from './http/listening.js';

/**
 * Starts a service and stops it on the first signal; the second ends it at once. A failed start is one sentence and exit
 * code 1, and so is an error that nobody expected: whoever keeps the service running starts it again, from what is durable.
 */
export async function runUntilSignal(start: () => Promise<Service>): Promise<void> {
  process.on('uncaughtException', (error) =>
    end(`Casetrail ended on an error that nobody expected: ${inOneLine(error)}`),
  );
  try {
    const service = await start();
    void service.failure.then((error) => end(error.message));
    for (const signal of ['SIGTERM', 'SIGINT'] as const)
      process.once(signal, () => void service.stop().then(() => process.exit(0)));
  } catch (error) {
    end((error as Error).message);
  }
}

function end(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

function inOneLine(error: unknown): string {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return text.split(/\s*\n\s*/).join(' | ');
}
