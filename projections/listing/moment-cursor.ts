import type { Instant } from '#complaint';
import type { TypedPage } from '../read-port/read-port.js';
import type { WhichPage } from './pages.js';

const MARK = '~';

/**
 * A list that is chosen by the clock goes on by the clock of its first page: the cursor carries that moment, and the store
 * refuses a cursor whose moment was changed.
 */
export async function atOneMoment<D>(
  { cursor, limit }: WhichPage,
  clock: () => Date,
  find: (now: Instant, page: WhichPage) => Promise<TypedPage<D>>,
): Promise<TypedPage<D>> {
  const mark = cursor?.indexOf(MARK) ?? -1;
  const now = cursor !== undefined && mark > 0 ? cursor.slice(0, mark) : clock().toISOString();
  const rest = cursor === undefined ? {} : { cursor: cursor.slice(mark + 1) };
  const page = await find(now, { limit, ...rest });
  return { ...page, ...(page.next === undefined ? {} : { next: `${now}${MARK}${page.next}` }) };
}
