import { CopyRefused } from '../errors.js';

/** Makes sure that the streams of a log have no gaps, which no copy could repeat. */
export class Revisions {
  readonly #next = new Map<string, number>();

  constructor(private readonly log: string) {}

  /** @throws {CopyRefused} */
  follow(stream: string, first: number, count: number): void {
    const next = this.#next.get(stream) ?? 0;
    if (first !== next)
      throw new CopyRefused(
        `The stream ${stream} in ${this.log} has no event of Casetrail at revision ${next}, but at ${first}: somebody else has written to it or shortened it, and a copy cannot keep its revisions.`,
      );
    this.#next.set(stream, first + count);
  }
}
