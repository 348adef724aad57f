import { createHash } from 'node:crypto';
import type { Actor } from '#complaint';
import { InvalidToken } from './errors.js';
import type { IssuerKey } from './issuer-key.js';
import { TokenSigner } from './signed-token.js';

export const SESSION_MINUTES = 30;

/** The citizen of one case, told apart from other citizens and never named. */
export const citizenOf = (caseNumber: string): Actor => ({
  id: `citizen:${createHash('sha256').update(caseNumber).digest('hex').slice(0, 16)}`,
  role: 'citizen',
});

/** Somebody without a session, who may complain by the web form. */
export const ANONYMOUS_CITIZEN: Actor = { id: 'citizen:web', role: 'citizen' };

/** Short sessions for one case each, given for its access code. */
export class CitizenSessions {
  readonly #signer: TokenSigner;

  constructor(key: IssuerKey, clock: () => Date) {
    this.#signer = new TokenSigner(key, 'casetrail:citizen', clock);
  }

  /** The caller has checked the access code. */
  open(caseNumber: string): Promise<{ token: string; expiresAt: string }> {
    return this.#signer.sign({ sub: citizenOf(caseNumber).id, case: caseNumber }, SESSION_MINUTES * 60);
  }

  /** @throws {InvalidToken} */
  async verify(token: string): Promise<{ caseNumber: string; actor: Actor }> {
    const claims = await this.#signer.verify(token);
    if (typeof claims.case !== 'string') throw new InvalidToken('The session names no case.');
    return { caseNumber: claims.case, actor: citizenOf(claims.case) };
  }
}
