import type { ApiProblemCode } from './problem-table.js';

/** What HTTP itself refuses. The table gives its status; the message says what to do. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';

  constructor(
    readonly code: ApiProblemCode,
    message: string,
    /** Further members of the problem document. */
    readonly extra: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
  }
}

/** How long to wait, in whole seconds, before the same request may succeed. */
export class RetryLater extends ApiProblem {
  constructor(
    code: ApiProblemCode,
    message: string,
    readonly retryAfterSeconds: number,
  ) {
    super(code, message);
  }
}
