import type { Duty, Instant } from '#complaint';
import { StoreUnavailable } from '#event-store';
import type { ReadStore } from '#read-store';
import type { Sealing } from '#sealing';
import type { Backlog, DueCase, DuePage, DueTimers } from '#timers';
import { OwnReads } from '../read-port/own-reads.js';
import {
  INCIDENT_SHELF,
  MEMBERS,
  awaitsKey,
  type IncidentDocument,
  type MemberDocument,
  type SealedNews,
} from './incidents.document.js';

const PAGE = 200;
/** A case that was reopened hears of an end that is not older; what came before, its incident's page tells. */
const TOLD_FOR_DAYS = 30;
const DAY = 86_400_000;

/**
 * What is new of incidents and has not reached all of their cases, from the read model `incidents`. A case hears everything
 * from when it joined on, in order; one that joins later begins with the latest.
 */
export class DueRelays implements DueTimers {
  private readonly incidents: OwnReads<IncidentDocument>;
  private readonly members: OwnReads<MemberDocument>;

  constructor(
    documents: ReadStore,
    private readonly sealing: Pick<Sealing, 'open'>,
  ) {
    this.incidents = new OwnReads(documents, INCIDENT_SHELF);
    this.members = new OwnReads(documents, MEMBERS);
  }

  /** @throws {StoreUnavailable} also where the key store cannot be asked */
  async due(now: Instant, cursor?: string): Promise<DuePage> {
    const [from, inner] = cursor === undefined ? [] : (JSON.parse(cursor) as [string, string?]);
    const live = await this.current(now);
    const begin = from === undefined ? 0 : live.findIndex(({ number }) => number === from);
    for (const [place, document] of live.entries()) {
      if (place < begin || begin === -1) continue;
      const page = await this.members.find({
        where: [behind(document)],
        order: { field: 'awaits', direction: 'ascending' },
        limit: PAGE,
        ...(document.number === from && inner !== undefined && { cursor: inner }),
      });
      if (page.items.length === 0) continue;
      const items = await this.dueCases(page.items, new Map([[document.number, document]]));
      const following = live[place + 1];
      if (page.next !== undefined) return { items, next: JSON.stringify([document.number, page.next]) };
      return { items, ...(following && { next: JSON.stringify([following.number]) }) };
    }
    return { items: [] };
  }

  async of(caseNumbers: readonly string[]): Promise<readonly DueCase[]> {
    const members = await this.members.getMany(caseNumbers);
    const numbers = new Set(members.flatMap(({ incident }) => incident ?? []));
    const incidents = await this.incidents.getMany([...numbers]);
    return this.dueCases(members, new Map(incidents.map((each) => [each.number, each])));
  }

  async backlog(now: Instant): Promise<Backlog> {
    const counts = await Promise.all(
      (await this.current(now)).map((document) => this.members.count([behind(document)])),
    );
    return { due: counts.reduce((sum, count) => sum + count, 0) };
  }

  /** Those that may have something to tell, the first that was opened first. */
  private async current(now: Instant): Promise<readonly IncidentDocument[]> {
    const since = new Date(Date.parse(now) - TOLD_FOR_DAYS * DAY).toISOString();
    const [open, ended] = await Promise.all([
      this.all({ field: 'endedAt', present: false }),
      this.all({ field: 'endedAt', atLeast: since }),
    ]);
    return [...open, ...ended].toSorted((one, other) => (one.number < other.number ? -1 : 1));
  }

  private async all(where: Parameters<OwnReads<IncidentDocument>['count']>[0][number]) {
    const found: IncidentDocument[] = [];
    let cursor: string | undefined;
    do {
      const page = await this.incidents.find({ where: [where], limit: PAGE, ...(cursor && { cursor }) });
      found.push(...page.items);
      cursor = page.next;
    } while (cursor !== undefined);
    return found;
  }

  private async dueCases(
    members: readonly MemberDocument[],
    incidents: ReadonlyMap<string, IncidentDocument>,
  ): Promise<readonly DueCase[]> {
    const texts = new Map<string, Promise<string | undefined>>();
    const textOf = (news: SealedNews, number: string) => {
      const text = texts.get(news.eventId) ?? this.open(news, number);
      texts.set(news.eventId, text);
      return text;
    };
    return Promise.all(
      members.map(async (member) => {
        const document = incidents.get(member.incident ?? '');
        const owed = document ? newsFor(member, document) : [];
        const duties = await Promise.all(
          owed.map(async (news) => duty(member, news, await textOf(news, document!.number))),
        );
        return { caseNumber: member.caseNumber, revision: member.complaint.revision, duties };
      }),
    );
  }

  private async open({ eventId, envelope }: SealedNews, number: string): Promise<string | undefined> {
    if (envelope === undefined) return undefined;
    const seal = { caseNumber: number, purpose: 'publishable', eventId } as const;
    const opened = await this.sealing.open<{ text: string }>(seal, envelope);
    if (opened.state === 'unavailable') {
      throw new StoreUnavailable('The key store cannot be asked, so no news of incidents is told now.');
    }
    return opened.state === 'opened' ? opened.value.text : undefined;
  }
}

/** Members that await a revision which is there. */
const behind = ({ number, incident }: IncidentDocument) => ({
  field: 'awaits',
  atLeast: awaitsKey(number, 0),
  below: awaitsKey(number, incident.revision + 1),
});

function newsFor({ awaits, complaint }: MemberDocument, { news }: IncidentDocument): readonly SealedNews[] {
  if (awaits === undefined) return [];
  const { told } = complaint.incident!;
  return told === undefined ? news.slice(-1) : news.filter(({ revision }) => revision > told);
}

function duty({ caseNumber, complaint }: MemberDocument, news: SealedNews, text = ''): Duty {
  const { number, joinedAt } = complaint.incident!;
  const { revision, recordedAt, expectedEnd } = news;
  return {
    // A case that left and joined again is told again.
    id: `${number}/${revision}/${caseNumber}@${joinedAt}`,
    dueAt: recordedAt > joinedAt ? recordedAt : joinedAt,
    action: 'relay-incident',
    payload: {
      incident: number,
      revision,
      news: news.news,
      text,
      ...(expectedEnd !== undefined && { expectedEnd }),
    },
  };
}
