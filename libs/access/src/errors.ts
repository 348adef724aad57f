/** A bearer token or session that proves nothing. The sentence says why, and is safe to show. */
export class InvalidToken extends Error {
  override readonly name = 'InvalidToken';
  readonly code = 'invalid-token';
}
