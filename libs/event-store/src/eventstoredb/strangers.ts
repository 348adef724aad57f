import type { Stranger } from './stored-event.js';
import type { Found } from './stored-event.js';

/** How many are remembered, so that none of them is told of twice. */
const MOST_REMEMBERED = 10_000;

/** Events in the log that Casetrail did not write. Each is told of once. */
export class Strangers {
  readonly #seen = new Set<string>();

  constructor(private readonly tell: (stranger: Stranger) => void) {}

  saw({ stream, revision, type, position }: Found): void {
    if (this.#seen.has(position) || this.#seen.size >= MOST_REMEMBERED) return;
    this.#seen.add(position);
    this.tell({ stream, revision, type, position });
  }
}
