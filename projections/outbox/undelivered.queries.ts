import type { Reader } from '#access';
import type { QueryParts } from '../case-history/case-history.queries.js';
import { textsOf } from '../case-history/render/opened-entry.js';
import { inBounds } from '../read-port/page-size.js';
import type { TypedPage } from '../read-port/read-port.js';
import { mayCallBack } from '../read-port/visibility.js';
import {
  UNDELIVERED,
  type UndeliveredDocument,
  type UndeliveredItem,
  type UndeliveredMessage,
} from './outbox.document.js';

/** What did not arrive, for those who can do something about it; empty for everyone else. */
export class UndeliveredQueries {
  constructor(private readonly parts: QueryParts) {}

  /** Latest first. @throws {InvalidCursor} @throws {TextsUnavailable} @throws {ReadModelNotBuilt} */
  async undelivered(reader: Reader, cursor?: string, limit?: number): Promise<TypedPage<UndeliveredItem>> {
    if (!mayCallBack(reader)) return { items: [] };
    const page = await this.parts.port.find<UndeliveredDocument>(reader, UNDELIVERED, {
      order: { field: 'at', direction: 'descending' },
      limit: inBounds(limit),
      ...(cursor !== undefined && { cursor }),
    });
    const items = await Promise.all(page.items.map((found) => this.shown(found)));
    return { items, ...(page.next !== undefined && { next: page.next }) };
  }

  private async shown(found: UndeliveredDocument): Promise<UndeliveredItem> {
    const { caseNumber, at } = found;
    if (found.kind === 'webhook') {
      const { kind, webhook, department, delivery, reason } = found;
      return { kind, caseNumber, at, webhook, department, delivery, reason };
    }
    const { kind, messageId, message, channel, result, attempt, reporter } = found;
    const reason = await this.reasonOf(found);
    return {
      ...{ kind, caseNumber, at, messageId, message, channel, result, attempt },
      ...(reporter !== undefined && { reporter }),
      ...(reason !== undefined && { reason }),
    };
  }

  private async reasonOf({ caseNumber, reason }: UndeliveredMessage): Promise<string | undefined> {
    if (reason === undefined) return undefined;
    const seal = { caseNumber, purpose: 'content', eventId: reason.eventId } as const;
    const opened = await this.parts.sealing.open<{ reason?: string }>(seal, reason.envelope);
    return textsOf(opened)?.reason;
  }
}
