import type { Reader } from '#access';
import type { QueryParts } from '../case-history/case-history.queries.js';
import { namesOf } from '../case-history/render/context.js';
import { named } from '../listing/listed-case.js';
import { mapPage, paged, type WhichPage } from '../listing/pages.js';
import type { TypedPage } from '../read-port/read-port.js';
import { mayAskFor } from '../read-port/visibility.js';
import { WORKLIST_ITEMS, type WorklistDocument, type WorklistItem } from './department-worklist.document.js';

/** What is to be done next, for those whose work it is; empty for everyone else. */
export class WorklistQueries {
  constructor(private readonly parts: QueryParts) {}

  /** Soonest due first. @throws {InvalidCursor} @throws {TextsUnavailable} @throws {ReadModelNotBuilt} */
  async worklist(reader: Reader, department: string, page: WhichPage): Promise<TypedPage<WorklistItem>> {
    const { catalogue, clock, port } = this.parts;
    if (!mayAskFor(reader, department, catalogue)) return { items: [] };
    const now = clock().toISOString();
    const asked = paged('dueAt', [{ field: 'department', equals: department }], page);
    const found = await port.find<WorklistDocument>(reader, WORKLIST_ITEMS, asked);
    return mapPage(found, async (item) => ({
      ...(await named(item, this.parts)),
      departmentName: namesOf(item, catalogue).department(item.department),
      late: item.dueAt < now,
    }));
  }
}
