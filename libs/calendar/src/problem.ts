/** One thing that is wrong with data written by hand: where, and what it must be. */
export interface Problem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}
