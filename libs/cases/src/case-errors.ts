/** The case is not where the caller last saw it. */
export class StaleRevision extends Error {
  override readonly name = 'StaleRevision';
  readonly code = 'stale-revision';

  constructor(
    readonly expected: number,
    readonly actual: number,
  ) {
    super(`The case is at revision ${actual}, not at ${expected}: read it again and decide anew.`);
  }
}

export class IdempotencyKeyReused extends Error {
  override readonly name = 'IdempotencyKeyReused';
  readonly code = 'idempotency-key-reused';

  constructor() {
    super('This Idempotency-Key was used for another body: send a new key for a new command.');
  }
}

/** Others kept writing to the case while this command was decided again. */
export class ConflictPersists extends Error {
  override readonly name = 'ConflictPersists';
  readonly code = 'conflict';

  constructor(readonly attempts: number) {
    super(`The case changed ${attempts} times while the command was being decided: send it again.`);
  }
}

export class UnknownCase extends Error {
  override readonly name = 'UnknownCase';
  readonly code = 'unknown-case';

  constructor() {
    super('There is no case with this number that you may see. Check the number you were given.');
  }
}
