/** A file that cannot be taken: every problem as `<file>:<line>: <path>: <sentence>`. */
abstract class InvalidFile extends Error {
  abstract readonly code: string;

  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
  }
}

export class InvalidPolicy extends InvalidFile {
  override readonly name = 'InvalidPolicy';
  readonly code = 'invalid-policy';
}

export class InvalidCatalogue extends InvalidFile {
  override readonly name = 'InvalidCatalogue';
  readonly code = 'invalid-catalogue';
}

export class InvalidYear extends InvalidFile {
  override readonly name = 'InvalidYear';
  readonly code = 'invalid-year';
}
