import type { Catalogue, Entry } from './catalogue.js';
import { changeCatalogue } from './change.js';
import { differences, impossibilities } from './differences.js';
import { LIST_OF, type CatalogueEvent } from './events.js';
import { CatalogueRefused } from './refused.js';

/** How a catalogue becomes another: the events in an order in which each is legal, and what stands in the way. */
export interface CataloguePlan {
  readonly events: readonly CatalogueEvent[];
  readonly refusals: readonly CatalogueRefused[];
}

/** Nothing may be done of a plan with refusals. */
export function planChanges(current: Catalogue, wanted: Catalogue): CataloguePlan {
  const events: CatalogueEvent[] = [];
  let catalogue = current;
  let waiting = inTurn(differences(current, wanted), wanted);
  let refusals: CatalogueRefused[];
  do {
    refusals = [];
    const stillWaiting: CatalogueEvent[] = [];
    for (const event of waiting) {
      try {
        catalogue = changeCatalogue(catalogue, event);
        events.push(event);
      } catch (error) {
        if (!(error instanceof CatalogueRefused)) throw error;
        refusals.push(error);
        stillWaiting.push(event);
      }
    }
    if (stillWaiting.length === waiting.length) break;
    waiting = stillWaiting;
  } while (waiting.length > 0);
  return { events, refusals: [...impossibilities(current, wanted), ...refusals] };
}

/** What others may need first, first; what takes something out of use last, and whoever hands over before its heir does. */
function inTurn(events: readonly CatalogueEvent[], wanted: Catalogue): readonly CatalogueEvent[] {
  const turn = ({ type, data }: CatalogueEvent): number => {
    if (/Restored$/.test(type)) return 0;
    if (/Listed$/.test(type)) return 1;
    if (!/(Merged|Retired)$/.test(type)) return 2;
    const entries = wanted[LIST_OF[type]];
    return 3 + entries.length - heirs(entries, data.id);
  };
  return events.toSorted((one, other) => turn(one) - turn(other));
}

/** How often an entry is handed over until it lies where it is used or retired. */
function heirs(entries: readonly Entry[], id: string): number {
  const seen = new Set<string>();
  for (let next: string | undefined = id; next !== undefined && !seen.has(next);) {
    seen.add(next);
    next = entries.find((entry) => entry.id === next)?.mergedInto;
  }
  return seen.size;
}
