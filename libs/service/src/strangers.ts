import type { Stranger } from '#event-store';

/** What others wrote into the log, as far as this process has read it: nothing is made of it, and nobody is left in the dark. */
export class Strangers {
  private seen = 0;

  constructor(private readonly tell: (line: string) => void) {}

  get count(): number {
    return this.seen;
  }

  readonly saw = ({ stream, revision, type }: Stranger): void => {
    this.seen += 1;
    this.tell(`Skipped ${type}, revision ${revision} of ${stream}: Casetrail did not write it.`);
  };
}
