export class InvalidCursor extends Error {
  override readonly name = 'InvalidCursor';
  readonly code = 'invalid-cursor';

  constructor() {
    super('The cursor does not belong to this query: begin again without it.');
  }
}

export class CheckpointMoved extends Error {
  override readonly name = 'CheckpointMoved';
  readonly code = 'checkpoint-moved';

  constructor(
    readonly model: string,
    readonly expected: string | undefined,
    readonly actual: string | undefined,
  ) {
    super(
      `The read model ${model} is at ${actual ?? 'the beginning'}, not at ${expected ?? 'the beginning'}: another process is projecting it.`,
    );
  }
}

/** The generation was swapped out or its build was dropped: ask `live()` or `building()` again. */
export class GenerationGone extends Error {
  override readonly name = 'GenerationGone';
  readonly code = 'generation-gone';

  constructor(
    readonly model: string,
    readonly generation: number,
  ) {
    super(`Generation ${generation} of the read model ${model} is gone: ask for the live one again.`);
  }
}

/** The caller and the read model's schema disagree: a mistake in the program, never in a request. */
export class SchemaMismatch extends Error {
  override readonly name = 'SchemaMismatch';
  readonly code = 'schema-mismatch';
}
