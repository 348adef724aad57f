/** The key store cannot be asked now, so texts can be neither shown nor called erased. */
export class TextsUnavailable extends Error {
  override readonly name = 'TextsUnavailable';
  readonly code = 'key-store-unavailable';

  constructor() {
    super('The texts of this case cannot be opened now: try again in a moment.');
  }
}

/** A read model was never built to its end yet, so it can neither find a case nor say that there is none. */
export class ReadModelNotBuilt extends Error {
  override readonly name = 'ReadModelNotBuilt';
  readonly code = 'read-model-behind';

  constructor(readonly model: string) {
    super(`The read model ${model} is still being built: try again in a moment.`);
  }
}
