import { CATALOGUE_LISTS, foldCatalogue, Policies, type Catalogue } from '#complaint';
import type { PolicyHistory } from './policy-history.js';
import type { CatalogueHistory } from './rule-log.js';
import { shippedBeside, withShipped } from './shipped.js';
import { withYears } from './years/with-years.js';

/** The rules as far as a process has read the log. */
export interface Snapshot {
  /** Every version that is known, the shipped ones among them, with the years that were entered. */
  readonly policies: Policies;
  /** The same without those years. */
  readonly adopted: Policies;
  readonly catalogue: Catalogue;
}

export function snapshotOf(policies: readonly PolicyHistory[], history: CatalogueHistory): Snapshot {
  const recorded = policies.flatMap(({ versions }) => versions);
  const adopted = [...recorded, ...shippedBeside(recorded)];
  const years = new Map(policies.map((policy) => [policy.id, policy.years]));
  return {
    policies: new Policies(adopted.map((policy) => withYears(policy, years.get(policy.id) ?? []))),
    adopted: new Policies(adopted),
    catalogue: catalogueOf(withShipped(history)),
  };
}

export const catalogueOf = (history: CatalogueHistory): Catalogue =>
  foldCatalogue(CATALOGUE_LISTS.flatMap((list) => history[list].map(({ event }) => event)));
