import { DomainError } from '../errors.js';
import type { PolicyRef } from '../events/index.js';
import type { Instant } from '../words.js';
import type { Policy } from './policy.js';

/** Every version of every policy that is known: whoever decides or shows a case looks its own up here. */
export interface PolicyBook {
  readonly ids: readonly string[];

  /** In order, also those yet to apply; none for an unknown id. */
  versionsOf(id: string): readonly Policy[];

  /** @throws {DomainError} `unknown-policy` */
  of(ref: PolicyRef): Policy;

  /**
   * The version that receipts of this moment fall under.
   *
   * @throws {DomainError} `unknown-policy`, also where none of its versions applied yet
   */
  inForce(id: string, at: Instant): Policy;
}

/** A book of these versions, in any order. */
export class Policies implements PolicyBook {
  private readonly versions: ReadonlyMap<string, readonly Policy[]>;

  constructor(policies: readonly Policy[]) {
    this.versions = Map.groupBy(
      policies.toSorted((one, other) => one.version - other.version),
      ({ id }) => id,
    );
  }

  get ids(): readonly string[] {
    return [...this.versions.keys()];
  }

  versionsOf(id: string): readonly Policy[] {
    return this.versions.get(id) ?? [];
  }

  of({ id, version }: PolicyRef): Policy {
    const found = this.versions.get(id)?.find((policy) => policy.version === version);
    return found ?? this.unknown(`${id} version ${version}`);
  }

  inForce(id: string, at: Instant): Policy {
    const found = this.versions.get(id)?.findLast((policy) => policy.appliesFrom <= at);
    return found ?? this.unknown(`${id} for ${at}`);
  }

  private unknown(name: string): never {
    const known = [...this.versions.values()].flat().map(({ id, version }) => `${id} version ${version}`);
    throw new DomainError('unknown-policy', `There is no policy ${name}. There are: ${known.join(', ')}.`, {
      policy: name,
      known,
    });
  }
}
