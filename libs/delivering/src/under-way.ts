/** What has begun and not ended. */
export class UnderWay {
  private readonly running = new Set<Promise<unknown>>();

  async keep<Result>(work: Promise<Result>): Promise<Result> {
    this.running.add(work);
    try {
      return await work;
    } finally {
      this.running.delete(work);
    }
  }

  async ended(): Promise<void> {
    await Promise.allSettled(this.running);
  }
}
