import type { PageEnd } from '../cursor.js';
import type { Query } from '../read-store.js';
import type { Filter } from './connection.js';
import { all, beyond, beyondId, has, lacks, selection } from './selection.js';
import { pathOf, type Versions } from './versions.js';

/** JSON texts of a page and one document beyond it. */
export async function pageOf(
  versions: Versions,
  { where, order, limit }: Query,
  after: PageEnd | undefined,
): Promise<ReadonlyMap<string, string>> {
  const direction = order?.direction ?? 'ascending';
  const sign = direction === 'ascending' ? 1 : -1;
  const matching = selection(versions.declared, where);
  const byId = async (filters: readonly Filter[], room: number): Promise<ReadonlyMap<string, string>> =>
    versions.bodies(all([...matching, ...filters]), { sort: { _id: sign }, limit: room });
  const beyondEnd = after ? [beyondId(after.id, direction)] : [];
  if (!order) return byId(beyondEnd, limit + 1);

  // Documents with the field first, then those without it: two reads, each along an index.
  const lacking = lacks(order.field);
  if (after && after.value === undefined) return byId([lacking, ...beyondEnd], limit + 1);
  const having = [...matching, after ? beyond(after, order) : has(order.field)];
  const sort = { [pathOf(order.field)]: sign, _id: sign } as const;
  const found = await versions.bodies(all(having), { sort, limit: limit + 1 });
  const room = limit + 1 - found.size;
  return room === 0 ? found : new Map([...found, ...(await byId([lacking], room))]);
}
