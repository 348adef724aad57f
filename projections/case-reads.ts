import type { Reader } from '#access';
import type { Catalogue, PolicyBook } from '#complaint';
import type { ReadStore } from '#read-store';
import type { Sealing } from '#sealing';
import { CaseHistoryQueries, type QueryParts } from './case-history/case-history.queries.js';
import type { CaseView, EntryView, FullHistory, ToTell } from './case-history/case-view.js';
import type { CaseSummary } from './case-search/case-search.document.js';
import { CaseSearchQueries, type CaseQuery } from './case-search/case-search.queries.js';
import {
  RateQueries,
  type CountedCase,
  type CountedQuery,
} from './department-rates/department-rates.queries.js';
import type { Rates, RatesQuery } from './department-rates/rates.js';
import {
  CategorySuggestionQueries,
  type Heard,
  type Suggestions,
} from './category-suggestions/category-suggestions.queries.js';
import type { WorklistItem } from './department-worklist/department-worklist.document.js';
import { WorklistQueries } from './department-worklist/department-worklist.queries.js';
import type { DeadlineItem } from './deadlines/deadlines.document.js';
import { DeadlineQueries, type DeadlineQuery } from './deadlines/deadlines.queries.js';
import type { DeferredItem } from './deferred-cases/deferred-cases.document.js';
import { DeferredQueries, type DeferredQuery } from './deferred-cases/deferred-cases.queries.js';
import type { WhichPage } from './listing/pages.js';
import type { MitigationItem } from './mitigations-due/mitigations-due.document.js';
import { MitigationQueries, type MitigationQuery } from './mitigations-due/mitigations-due.queries.js';
import type { RevisitItem } from './revisit-queue/revisit-queue.document.js';
import { RevisitQueries, type RevisitQuery } from './revisit-queue/revisit-queue.queries.js';
import type { UndeliveredItem } from './outbox/outbox.document.js';
import { UndeliveredQueries } from './outbox/undelivered.queries.js';
import type { IncidentCase, IncidentLine, IncidentView, LedCase } from './incidents/incident-view.js';
import { IncidentQueries, type IncidentQuery } from './incidents/incidents.queries.js';
import { ReadPort, type TypedPage } from './read-port/read-port.js';
import {
  TimelineQueries,
  type TimelineQuery,
  type Timelines,
} from './resolution-timelines/resolution-timelines.queries.js';
import type { CallSoFar } from './similar-cases/call-so-far.js';
import type { SimilarCases } from './similar-cases/similar-cases.document.js';
import { SimilarCaseQueries } from './similar-cases/similar-cases.queries.js';

export interface CaseReadsParts {
  readonly documents: ReadStore;
  readonly sealing: Sealing;
  readonly catalogue: Catalogue;
  readonly policies: PolicyBook;
  readonly clock: () => Date;
  /** The number that citizens call and that calls them back; 12345 by default. */
  readonly hotline?: string;
}

/**
 * Every read of cases, each for one reader. What a reader may not see is absent, and a case they may not read is
 * `undefined` like one that does not exist.
 *
 * All throw {@link TextsUnavailable} while the key store is down and {@link ReadModelNotBuilt} before the first build;
 * lists throw {@link InvalidCursor} for a cursor of another query.
 */
export class CaseReads {
  private readonly cases: CaseHistoryQueries;
  private readonly searches: CaseSearchQueries;
  private readonly worklists: WorklistQueries;
  private readonly callbacks: RevisitQueries;
  private readonly promises: DeadlineQueries;
  private readonly stopgaps: MitigationQueries;
  private readonly deferrals: DeferredQueries;
  private readonly notDelivered: UndeliveredQueries;
  private readonly figures: TimelineQueries;
  private readonly shares: RateQueries;
  private readonly lookAlikes: SimilarCaseQueries;
  private readonly suggestions: CategorySuggestionQueries;
  private readonly causes: IncidentQueries;

  constructor({ documents, ...rest }: CaseReadsParts) {
    const parts: QueryParts = { port: new ReadPort(documents, rest.catalogue), ...rest };
    this.cases = new CaseHistoryQueries(parts);
    this.searches = new CaseSearchQueries(parts);
    this.worklists = new WorklistQueries(parts);
    this.callbacks = new RevisitQueries(parts);
    this.promises = new DeadlineQueries(parts);
    this.stopgaps = new MitigationQueries(parts);
    this.deferrals = new DeferredQueries(parts);
    this.notDelivered = new UndeliveredQueries(parts);
    this.figures = new TimelineQueries(parts);
    this.shares = new RateQueries(parts);
    this.lookAlikes = new SimilarCaseQueries(parts);
    this.suggestions = new CategorySuggestionQueries(parts);
    this.causes = new IncidentQueries(parts);
  }

  /** The case now and its public history; exact times and open facts for its citizen and for staff. */
  caseView(reader: Reader, caseNumber: string): Promise<CaseView | undefined> {
    return this.cases.caseView(reader, caseNumber);
  }

  /** The case with the content that this reader may open. */
  history(reader: Reader, caseNumber: string): Promise<FullHistory | undefined> {
    return this.cases.history(reader, caseNumber);
  }

  /** What to say, in the case's language, to whoever calls about it. */
  whatToTell(reader: Reader, caseNumber: string): Promise<ToTell | undefined> {
    return this.cases.whatToTell(reader, caseNumber);
  }

  /** The entries after a revision, in order, as `caseView` would show them; -1 for all. */
  entriesAfter(
    reader: Reader,
    caseNumber: string,
    revision: number,
  ): Promise<readonly EntryView[] | undefined> {
    return this.cases.entriesAfter(reader, caseNumber, revision);
  }

  /** One cause behind many cases, with all that was said of it; `undefined` where there is none of that number. */
  incident(reader: Reader, number: string): Promise<IncidentView | undefined> {
    return this.causes.incident(reader, number);
  }

  /** Newest first. */
  incidents(reader: Reader, query: IncidentQuery): Promise<TypedPage<IncidentLine>> {
    return this.causes.incidents(reader, query);
  }

  /** Those that go on in the district, of the same kind of matter; the same category first, then the newest. */
  openIncidents(district: string, category: string): Promise<readonly IncidentLine[]> {
    return this.causes.openIncidents(district, category);
  }

  /** The cases of an incident that this reader may find. */
  incidentCases(
    reader: Reader,
    number: string,
    cursor?: string,
    limit?: number,
  ): Promise<TypedPage<IncidentCase>> {
    return this.causes.cases(reader, number, cursor, limit);
  }

  /** Every open case of an incident that a department of the reader's branch leads. */
  casesToResolve(reader: Reader, number: string): Promise<readonly LedCase[]> {
    return this.causes.toResolve(reader, number);
  }

  /** Newest first. */
  search(reader: Reader, query: CaseQuery): Promise<TypedPage<CaseSummary>> {
    return this.searches.search(reader, query);
  }

  /** Soonest due first; empty for a reader whose branch the department is not in. */
  worklist(reader: Reader, department: string, page: WhichPage = {}): Promise<TypedPage<WorklistItem>> {
    return this.worklists.worklist(reader, department, page);
  }

  /** Whom to call back now and next; empty for departments. */
  revisits(reader: Reader, query: RevisitQuery = {}): Promise<TypedPage<RevisitItem>> {
    return this.callbacks.revisits(reader, query);
  }

  /** Open promises, soonest first; for a department those of its branch. */
  deadlines(reader: Reader, query: DeadlineQuery): Promise<TypedPage<DeadlineItem>> {
    return this.promises.deadlines(reader, query);
  }

  /** Stopgaps by the day on which they are looked at again; for a department those of its branch. */
  mitigations(reader: Reader, query: MitigationQuery): Promise<TypedPage<MitigationItem>> {
    return this.stopgaps.mitigations(reader, query);
  }

  /** Long-standing problems by their next public report. */
  deferred(reader: Reader, query: DeferredQuery): Promise<TypedPage<DeferredItem>> {
    return this.deferrals.deferred(reader, query);
  }

  /** Messages and deliveries to departments' systems that did not arrive, latest first; empty for departments. */
  undelivered(reader: Reader, cursor?: string, limit?: number): Promise<TypedPage<UndeliveredItem>> {
    return this.notDelivered.undelivered(reader, cursor, limit);
  }

  /** How long cases took, by group. The same for every reader. */
  timelines(reader: Reader, query: TimelineQuery): Promise<Timelines> {
    return this.figures.timelines(reader, query);
  }

  /** Response, resolution and satisfaction by what citizens said when called back. The same for every reader. */
  rates(reader: Reader, query: RatesQuery): Promise<Rates> {
    return this.shares.rates(reader, query);
  }

  /** The cases behind a figure of `rates`, as far as the reader may find them; by case number. */
  countedCases(reader: Reader, query: CountedQuery): Promise<TypedPage<CountedCase>> {
    return this.shares.countedCases(reader, query);
  }

  /** Cases that a call may be about, the likeliest first; empty for all but those who take calls. */
  similar(reader: Reader, call: CallSoFar): Promise<SimilarCases> {
    return this.lookAlikes.similar(reader, call);
  }

  /** What a call may be about, from the catalogue's keywords; empty for all but those who take calls. */
  suggest(reader: Reader, heard: Heard): Promise<Suggestions> {
    return this.suggestions.suggest(reader, heard);
  }
}
