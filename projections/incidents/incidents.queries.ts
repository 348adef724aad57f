import type { Reader } from '#access';
import { branchOf, leadOf, stageOf, statusOf } from '#complaint';
import type { Condition } from '#read-store';
import type { QueryParts } from '../case-history/case-history.queries.js';
import { namesOf } from '../case-history/render/context.js';
import { textsOf } from '../case-history/render/opened-entry.js';
import { STATUS_NAMES } from '../case-history/render/status-names.js';
import { toTheHour } from '../case-history/wording/dates.js';
import { inBounds } from '../read-port/page-size.js';
import type { TypedPage } from '../read-port/read-port.js';
import type { IncidentCase, IncidentLine, IncidentView, LedCase, NewsView } from './incident-view.js';
import {
  INCIDENT_SHELF,
  MEMBERS,
  type IncidentDocument,
  type MemberDocument,
  type SealedNews,
} from './incidents.document.js';

/** What a list of incidents is narrowed to. */
export interface IncidentQuery {
  readonly district?: string;
  readonly category?: string;
  /** Whether only those that go on, or only those that are over. */
  readonly state?: 'open' | 'ended';
  readonly cursor?: string;
  /** 1 to 100; 20 by default. */
  readonly limit?: number;
}

interface Texts {
  readonly area?: string;
  readonly text?: string;
}

const MOST = 1000;
const NEWEST_FIRST = { field: 'openedAt', direction: 'descending' } as const;
const NO_NAMES = { names: { departments: {}, categories: {}, districts: {} } };

/** Incidents, which anyone may read, and their cases, each for who may find it. All throw as `CaseReads` says. */
export class IncidentQueries {
  constructor(private readonly parts: QueryParts) {}

  async incident(reader: Reader, number: string): Promise<IncidentView | undefined> {
    const found = await this.parts.port.ofNoCase<IncidentDocument>(INCIDENT_SHELF, number);
    if (!found) return undefined;
    const { document, position } = found;
    const time = timeFor(reader);
    const news = await Promise.all(
      document.news.map(async ({ eventId: _, envelope: __, ...told }): Promise<NewsView> => ({
        ...told,
        recordedAt: time(told.recordedAt),
        ...(told.expectedEnd !== undefined && { expectedEnd: time(told.expectedEnd) }),
      })),
    );
    const texts = await Promise.all(document.news.map((each) => this.open(each, number)));
    return {
      ...(await this.line(reader, document, areaIn(texts))),
      news: news.map((each, place) => ({ ...each, ...(texts[place]?.text && { text: texts[place].text }) })),
      ...(await this.offer(reader, document)),
      revision: document.incident.revision,
      position,
    };
  }

  async incidents(reader: Reader, query: IncidentQuery): Promise<TypedPage<IncidentLine>> {
    const { cursor, limit } = query;
    const page = await this.parts.port.manyOfNoCase<IncidentDocument>(INCIDENT_SHELF, {
      where: conditionsOf(query),
      order: NEWEST_FIRST,
      limit: inBounds(limit),
      ...(cursor !== undefined && { cursor }),
    });
    const items = await Promise.all(page.items.map((document) => this.lineOf(reader, document)));
    return { items, ...(page.next !== undefined && { next: page.next }) };
  }

  async openIncidents(district: string, category: string): Promise<readonly IncidentLine[]> {
    const { items } = await this.parts.port.manyOfNoCase<IncidentDocument>(INCIDENT_SHELF, {
      where: conditionsOf({ district, state: 'open' }),
      order: NEWEST_FIRST,
      limit: MOST,
    });
    const alike = items.filter((each) => matterOf(each.category) === matterOf(category));
    const same = alike.filter((each) => each.category === category);
    const others = alike.filter((each) => each.category !== category);
    return Promise.all([...same, ...others].map((document) => this.lineOf({ kind: 'public' }, document)));
  }

  async cases(
    reader: Reader,
    number: string,
    cursor?: string,
    limit?: number,
  ): Promise<TypedPage<IncidentCase>> {
    const page = await this.parts.port.find<MemberDocument>(reader, MEMBERS, {
      where: ofIncident(number),
      limit: inBounds(limit),
      ...(cursor !== undefined && { cursor }),
    });
    return { items: page.items.map(caseOf), ...(page.next !== undefined && { next: page.next }) };
  }

  async toResolve(reader: Reader, number: string): Promise<readonly LedCase[]> {
    const own = reader.kind === 'staff' ? reader.actor.department : undefined;
    if (own === undefined) return [];
    const branch = branchOf(this.parts.catalogue, own);
    const found: LedCase[] = [];
    let cursor: string | undefined;
    do {
      const where = ofIncident(number);
      const page = await this.parts.port.find<MemberDocument>(reader, MEMBERS, {
        where,
        limit: MOST,
        ...(cursor !== undefined && { cursor }),
      });
      for (const { caseNumber, complaint } of page.items) {
        const lead = leadOf(complaint)?.department;
        if (lead !== undefined && branch.includes(lead) && stageOf(complaint) === 'open')
          found.push({ caseNumber, department: lead });
      }
      cursor = page.next;
    } while (cursor !== undefined);
    return found;
  }

  private async offer(
    reader: Reader,
    { number, endedAt }: IncidentDocument,
  ): Promise<Pick<IncidentView, 'yoursToResolve'>> {
    const isDepartment = reader.kind === 'staff' && reader.actor.department !== undefined;
    if (!isDepartment || endedAt === undefined) return {};
    return { yoursToResolve: (await this.toResolve(reader, number)).length };
  }

  private async lineOf(reader: Reader, document: IncidentDocument): Promise<IncidentLine> {
    const texts = await Promise.all(document.news.map((each) => this.open(each, document.number)));
    return this.line(reader, document, areaIn(texts));
  }

  private async line(
    reader: Reader,
    { number, incident, category, district }: IncidentDocument,
    area: string | undefined,
  ): Promise<IncidentLine> {
    const { openedAt, expectedEnd, endedAt } = incident;
    const names = namesOf(NO_NAMES, this.parts.catalogue);
    const time = timeFor(reader);
    return {
      number,
      category,
      categoryName: names.category(category),
      district,
      districtName: names.district(district),
      ...(area !== undefined && { area }),
      openedAt: time(openedAt),
      ...(expectedEnd !== undefined && { expectedEnd: time(expectedEnd) }),
      ...(endedAt !== undefined && { endedAt: time(endedAt) }),
      cases: await this.parts.port.countCases(MEMBERS, ofIncident(number)),
    };
  }

  private async open({ eventId, envelope }: SealedNews, number: string): Promise<Texts> {
    if (envelope === undefined) return {};
    const seal = { caseNumber: number, purpose: 'publishable', eventId } as const;
    return textsOf(await this.parts.sealing.open<Texts>(seal, envelope)) ?? {};
  }
}

const timeFor = (reader: Reader) => (reader.kind === 'staff' ? (instant: string) => instant : toTheHour);

const ofIncident = (number: string): readonly Condition[] => [{ field: 'incident', equals: number }];

/** The newest word of whom it concerns. */
const areaIn = (texts: readonly Texts[]): string | undefined =>
  texts.findLast(({ area }) => area !== undefined)?.area;

/** `water` of `water.supply`: a burst main is reported as many things. */
const matterOf = (category: string): string => category.split('.', 1)[0]!;

function conditionsOf({ district, category, state }: IncidentQuery): readonly Condition[] {
  return [
    ...(district !== undefined ? [{ field: 'district', equals: district }] : []),
    ...(category !== undefined ? [{ field: 'category', equals: category }] : []),
    ...(state !== undefined ? [{ field: 'endedAt', present: state === 'ended' }] : []),
  ];
}

function caseOf({ caseNumber, complaint }: MemberDocument): IncidentCase {
  const status = statusOf(complaint);
  const lead = leadOf(complaint)?.department;
  return { caseNumber, status, statusText: STATUS_NAMES[status], ...(lead !== undefined && { lead }) };
}
