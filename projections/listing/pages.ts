import type { Condition, Query } from '#read-store';
import { inBounds } from '../read-port/page-size.js';
import type { TypedPage } from '../read-port/read-port.js';

/** Which page of a list. */
export interface WhichPage {
  readonly cursor?: string;
  /** 1 to 100; 20 by default. */
  readonly limit?: number;
}

/** A page of what fulfils the conditions, smallest first by a field. */
export const paged = (field: string, where: readonly Condition[], { cursor, limit }: WhichPage): Query => ({
  where,
  order: { field, direction: 'ascending' },
  limit: inBounds(limit),
  ...(cursor === undefined ? {} : { cursor }),
});

export async function mapPage<D, V>(
  page: TypedPage<D>,
  view: (found: D) => Promise<V> | V,
): Promise<TypedPage<V>> {
  const items = await Promise.all(page.items.map(view));
  return { items, ...(page.next === undefined ? {} : { next: page.next }) };
}
