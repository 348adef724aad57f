import type { Position } from '#event-store';

/** Those who wait until readers see a position. */
export class PositionWaiters {
  private reached: Position | undefined;
  private readonly waiting = new Set<{
    readonly position: Position;
    readonly answer: (seen: boolean) => void;
  }>();

  get awaited(): boolean {
    return this.waiting.size > 0;
  }

  reach(position: Position | undefined): void {
    this.reached = position;
    for (const waiter of this.waiting) if (this.has(waiter.position)) waiter.answer(true);
  }

  /** Whether the position was reached within the time. */
  wait(position: Position, timeoutMs: number): Promise<boolean> {
    if (this.has(position)) return Promise.resolve(true);
    return new Promise((resolve) => {
      const answer = (seen: boolean): void => {
        clearTimeout(timer);
        this.waiting.delete(waiter);
        resolve(seen);
      };
      const timer = setTimeout(answer, timeoutMs, false);
      const waiter = { position, answer };
      this.waiting.add(waiter);
    });
  }

  giveUp(): void {
    for (const waiter of this.waiting) waiter.answer(false);
  }

  private has(position: Position): boolean {
    return this.reached !== undefined && this.reached >= position;
  }
}
