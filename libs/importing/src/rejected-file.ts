import { appendFileSync, rmSync } from 'node:fs';
import type { Rejected } from './imported-case.js';
import { SHOWN } from './report.js';

/** Lists every rejected row in a file, one JSON object a line, as soon as there are more than a report shows. */
export class RejectedFile {
  #waiting: Rejected[] = [];
  #begun = false;

  constructor(private readonly path: string) {}

  /** Where the rows are listed; `undefined` while a report shows them all. */
  get writtenTo(): string | undefined {
    return this.#begun ? this.path : undefined;
  }

  add(rejected: Rejected): void {
    this.#waiting.push(rejected);
    if (!this.#begun && this.#waiting.length <= SHOWN) return;
    if (!this.#begun) rmSync(this.path, { force: true });
    this.#begun = true;
    appendFileSync(this.path, this.#waiting.map((each) => `${JSON.stringify(each)}\n`).join(''));
    this.#waiting = [];
  }
}
