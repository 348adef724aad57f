export type PolicyRefusalCode =
  | 'version-taken'
  | 'version-out-of-turn'
  | 'overlapping-versions'
  | 'applies-in-past'
  | 'unknown-department'
  | 'unknown-policy'
  | 'no-holidays'
  | 'year-known'
  | 'invalid-year';

/** A policy cannot be adopted, or a year not entered for it: a stable code, and a sentence that says what would do. */
export class PolicyRefused extends Error {
  override readonly name = 'PolicyRefused';

  constructor(
    readonly code: PolicyRefusalCode,
    message: string,
  ) {
    super(message);
  }
}

/** Others kept changing the same rules. */
export class RulesKeepChanging extends Error {
  override readonly name = 'RulesKeepChanging';
  readonly code = 'rules-keep-changing';

  constructor(stream: string) {
    super(`Others changed ${stream} again and again meanwhile: look at what they did, then try again.`);
  }
}
