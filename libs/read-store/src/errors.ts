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
