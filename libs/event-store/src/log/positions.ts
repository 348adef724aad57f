import { ForeignPosition } from '../errors.js';
import type { Position } from '../event-store.js';

/** Positions of an engine that counts its events from 1; 0 stands for the place before the first. */
export class Positions {
  readonly #form: RegExp;

  /** @param engine one letter */
  constructor(private readonly engine: string) {
    this.#form = new RegExp(`^${engine}\\d{16}$`);
  }

  is(text: string): boolean {
    return this.#form.test(text) && Number.isSafeInteger(Number(text.slice(1)));
  }

  write(count: number): Position {
    return this.engine + String(count).padStart(16, '0');
  }

  /** As `write`, but nothing for the place before the first event. */
  writeReached(count: number): Position | undefined {
    return count === 0 ? undefined : this.write(count);
  }

  /** @throws {ForeignPosition} */
  read(position: Position | undefined): number {
    if (position === undefined) return 0;
    if (!this.is(position)) throw new ForeignPosition(position);
    return Number(position.slice(1));
  }
}
