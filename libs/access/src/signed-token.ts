import { SignJWT, errors, jwtVerify } from 'jose';
import type { JWTPayload } from 'jose';
import { InvalidToken } from './errors.js';
import type { IssuerKey } from './issuer-key.js';

/** Of any token, in seconds: a leap year. */
const LONGEST_LIFE_SECONDS = 366 * 86_400;

export const ISSUER = 'casetrail:local';

export interface TokenClaims extends JWTPayload {
  readonly sub: string;
}

/** Signs and verifies tokens of one audience. The algorithm is pinned: a token that names another proves nothing. */
export class TokenSigner {
  constructor(
    private readonly key: Pick<IssuerKey, 'privateKey' | 'publicKey'>,
    private readonly audience: string,
    private readonly clock: () => Date,
  ) {}

  async sign(claims: TokenClaims, lifeSeconds: number): Promise<{ token: string; expiresAt: string }> {
    const now = Math.floor(this.clock().getTime() / 1000);
    const expires = now + lifeSeconds;
    const token = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'EdDSA', typ: 'JWT' })
      .setIssuer(ISSUER)
      .setAudience(this.audience)
      .setIssuedAt(now)
      .setExpirationTime(expires)
      .sign(this.key.privateKey);
    return { token, expiresAt: new Date(expires * 1000).toISOString() };
  }

  /** @throws {InvalidToken} with a sentence that says what is wrong with it */
  async verify(token: string): Promise<TokenClaims> {
    try {
      const { payload } = await jwtVerify<TokenClaims>(token, this.key.publicKey, {
        algorithms: ['EdDSA'],
        issuer: ISSUER,
        audience: this.audience,
        currentDate: this.clock(),
        requiredClaims: ['exp', 'sub'],
        // Also refuses one that says it was issued later than now.
        maxTokenAge: LONGEST_LIFE_SECONDS,
      });
      return payload;
    } catch (error) {
      throw new InvalidToken(sentence(error), { cause: error });
    }
  }
}

function sentence(error: unknown): string {
  if (error instanceof errors.JWTExpired) return 'The token has expired: ask for a new one.';
  if (error instanceof errors.JWTClaimValidationFailed) {
    const { claim } = error;
    if (claim === 'iss') return 'The token was issued by someone else.';
    if (claim === 'aud') return 'The token was issued for something else.';
    return `The token lacks a valid "${claim}".`;
  }
  if (error instanceof errors.JOSEAlgNotAllowed) return 'The token is not signed with EdDSA.';
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'The signature of the token is wrong.';
  return 'This is not a token of this service.';
}
