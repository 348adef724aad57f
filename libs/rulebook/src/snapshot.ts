import { CATALOGUE_LISTS, foldCatalogue, Policies, type Catalogue, type Policy } from '#complaint';
import type { CatalogueHistory } from './rule-log.js';
import { shippedBeside, withShipped } from './shipped.js';

/** The rules as far as a process has read the log. */
export interface Snapshot {
  /** Every version that is known, the shipped ones among them. */
  readonly policies: Policies;
  readonly catalogue: Catalogue;
}

export function snapshotOf(adopted: readonly Policy[], history: CatalogueHistory): Snapshot {
  const policies = new Policies([...adopted, ...shippedBeside(adopted)]);
  return { policies, catalogue: catalogueOf(withShipped(history)) };
}

export const catalogueOf = (history: CatalogueHistory): Catalogue =>
  foldCatalogue(CATALOGUE_LISTS.flatMap((list) => history[list].map(({ event }) => event)));
