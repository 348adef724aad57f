import { createHmac } from 'node:crypto';
import { ROLES } from '#complaint';
import type { Actor, Role } from '#complaint';
import { CitizenSessions } from './citizen-session.js';
import { InvalidToken } from './errors.js';
import { openIssuerKey } from './issuer-key.js';
import type { IssuerKey } from './issuer-key.js';
import { TokenSigner } from './signed-token.js';

export type StaffRole = Exclude<Role, 'citizen'>;

export interface TokenOrder {
  readonly role: StaffRole;
  /** Never stored nor put in the token: only the pseudonym made from it is. */
  readonly name?: string;
  /** Required for the role `department`, refused for others. */
  readonly department?: string;
  readonly days: number;
}

const DAY_SECONDS = 86_400;

/** Issues tokens to staff without an identity provider. */
export class LocalIssuer {
  readonly sessions: CitizenSessions;
  readonly #signer: TokenSigner;

  private constructor(
    private readonly key: IssuerKey,
    clock: () => Date,
  ) {
    this.#signer = new TokenSigner(key, 'casetrail', clock);
    this.sessions = new CitizenSessions(key, clock);
  }

  /** Opens the key in this file, or makes it. */
  static async open(keyFile: string, clock: () => Date): Promise<LocalIssuer> {
    return new LocalIssuer(await openIssuerKey(keyFile), clock);
  }

  /** @throws {RangeError} an order that makes no sense, in a sentence for whoever gave it */
  async issueToken(order: TokenOrder): Promise<{ token: string; expiresAt: string }> {
    const { role, department, days } = order;
    if (!isStaffRole(role)) throw new RangeError(`There is no staff role "${String(role)}".`);
    if ((role === 'department') !== (department !== undefined)) {
      throw new RangeError('A token for the role department names its department; no other role does.');
    }
    if (!(days > 0 && days <= 366)) throw new RangeError('A token lives between 0 and 366 days.');
    const claims = { sub: this.#pseudonym(order), role, ...(department && { department }) };
    return this.#signer.sign(claims, Math.round(days * DAY_SECONDS));
  }

  /** @throws {InvalidToken} */
  async verifyToken(token: string): Promise<Actor> {
    const { sub, role, department } = await this.#signer.verify(token);
    if (!isStaffRole(role)) throw new InvalidToken('The token names no role of this service.');
    if (role !== 'department') return { id: sub, role };
    if (typeof department !== 'string') throw new InvalidToken('The token names no department.');
    return { id: sub, role, department };
  }

  #pseudonym({ role, name = '', department = '' }: TokenOrder): string {
    const words = JSON.stringify([role, name, department]);
    return `${role}:${createHmac('sha256', this.key.pseudonymKey).update(words).digest('hex').slice(0, 16)}`;
  }
}

function isStaffRole(role: unknown): role is StaffRole {
  return role !== 'citizen' && (ROLES as readonly unknown[]).includes(role);
}
