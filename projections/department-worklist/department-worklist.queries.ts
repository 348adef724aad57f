import type { Reader } from '#access';
import type { Instant, LocalizedText } from '#complaint';
import type { Condition } from '#read-store';
import type { QueryParts } from '../case-history/case-history.queries.js';
import { namesOf } from '../case-history/render/context.js';
import { STATUS_NAMES } from '../case-history/render/status-names.js';
import { ago } from '../case-history/wording/ago.js';
import { openSummary } from '../folding/open-summary.js';
import { inBounds } from '../read-port/page-size.js';
import type { TypedPage } from '../read-port/read-port.js';
import { mayAskFor, mayCallBack } from '../read-port/visibility.js';
import {
  REVISITS,
  WORKLIST_ITEMS,
  type RevisitDocument,
  type RevisitItem,
  type WorklistDocument,
  type WorklistItem,
} from './department-worklist.document.js';

/** What is to be done next, for those whose work it is; empty for everyone else. */
export class WorklistQueries {
  constructor(private readonly parts: QueryParts) {}

  /** Soonest due first. @throws {InvalidCursor} @throws {TextsUnavailable} @throws {ReadModelNotBuilt} */
  async worklist(
    reader: Reader,
    department: string,
    cursor?: string,
    limit?: number,
  ): Promise<TypedPage<WorklistItem>> {
    if (!mayAskFor(reader, department, this.parts.catalogue)) return { items: [] };
    const now = this.parts.clock().toISOString();
    const page = await this.parts.port.find<WorklistDocument>(reader, WORKLIST_ITEMS, {
      ...paged('dueAt', [{ field: 'department', equals: department }], cursor, limit),
    });
    return mapPage(page, async (found) => ({
      ...(await this.named(found)),
      departmentName: namesOf(found, this.parts.catalogue).department(found.department),
      late: found.dueAt < now,
    }));
  }

  /** Longest waiting first. @throws {InvalidCursor} @throws {TextsUnavailable} @throws {ReadModelNotBuilt} */
  async revisits(reader: Reader, cursor?: string, limit?: number): Promise<TypedPage<RevisitItem>> {
    if (!mayCallBack(reader)) return { items: [] };
    const page = await this.parts.port.find<RevisitDocument>(reader, REVISITS, {
      ...paged('resolvedAt', [], cursor, limit),
    });
    return mapPage(page, (found) => this.named(found));
  }

  private async named<D extends WorklistDocument | RevisitDocument>(found: D) {
    const shown = without(found, ['names', 'about', 'departments', 'summary']);
    const now = this.parts.clock().toISOString();
    const names = namesOf(found, this.parts.catalogue);
    const summary = await openSummary(found, this.parts.sealing);
    return {
      ...shown,
      statusText: STATUS_NAMES[found.status],
      categoryName: names.category(found.category),
      districtName: names.district(found.district),
      ...(found.calledAgainAt === undefined
        ? {}
        : { calledAgain: calledAgain(found, found.calledAgainAt, now) }),
      ...(summary === undefined ? {} : { summary }),
    };
  }
}

function calledAgain({ calls }: { readonly calls: number }, at: Instant, now: Instant): LocalizedText {
  const passed = ago(at, now);
  return {
    'zh-CN': `市民已来电${calls}次，最近一次${passed['zh-CN']}`,
    en: `The citizen has called ${calls} times, the last time ${passed.en}`,
  };
}

const paged = (field: string, where: readonly Condition[], cursor?: string, limit?: number) => ({
  where,
  order: { field, direction: 'ascending' } as const,
  limit: inBounds(limit),
  ...(cursor === undefined ? {} : { cursor }),
});

async function mapPage<D, V>(page: TypedPage<D>, view: (found: D) => Promise<V>): Promise<TypedPage<V>> {
  const items = await Promise.all(page.items.map(view));
  return { items, ...(page.next === undefined ? {} : { next: page.next }) };
}

function without<D extends object, Key extends keyof D>(document: D, keys: readonly Key[]): Omit<D, Key> {
  const left = Object.entries(document).filter(([key]) => !(keys as readonly string[]).includes(key));
  return Object.fromEntries(left) as Omit<D, Key>;
}
