/** Lets readers wait for the next commit. */
export class Wakeup {
  readonly #waiting = new Set<() => void>();

  get awaited(): boolean {
    return this.#waiting.size > 0;
  }

  /** Resolves at the next `wakeAll`, or when the signal aborts. */
  wait(signal: AbortSignal): Promise<void> {
    if (signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = (): void => {
        this.#waiting.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      this.#waiting.add(wake);
      signal.addEventListener('abort', wake);
    });
  }

  wakeAll(): void {
    for (const wake of [...this.#waiting]) wake();
  }
}
