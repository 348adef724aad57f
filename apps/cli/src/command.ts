import type { Output } from '#service';

/** One word of the command line. */
export interface CliCommand {
  /** Its arguments, as `casetrail help` prints them. */
  readonly usage: string;
  /** One sentence. */
  readonly summary: string;
  /** Answers the exit code: 0 done, 1 failed, 2 wrongly asked. */
  run(args: string[], output: Output): Promise<number>;
}
