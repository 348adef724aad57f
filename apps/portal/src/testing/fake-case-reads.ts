import type { Reader } from '#access';
import type { CaseQuery, CaseSummary, CaseView, IncidentView, TypedPage } from '#projections';
import type { CaseReads } from '../case-reads.js';

/** Holds cases by number, as the public sees them; what is not in it is unknown or confidential. */
export class FakeCaseReads implements CaseReads {
  readonly cases = new Map<string, CaseView>();
  readonly incidents = new Map<string, IncidentView>();
  readonly queries: CaseQuery[] = [];
  /** Thrown by the next read. */
  failure?: Error;

  constructor(...cases: readonly CaseView[]) {
    for (const view of cases) this.put(view);
  }

  put(view: CaseView): void {
    this.cases.set(view.caseNumber, view);
  }

  async caseView(_reader: Reader, caseNumber: string): Promise<CaseView | undefined> {
    this.fail();
    return this.cases.get(caseNumber);
  }

  async incident(_reader: Reader, number: string): Promise<IncidentView | undefined> {
    this.fail();
    return this.incidents.get(number);
  }

  async search(_reader: Reader, query: CaseQuery): Promise<TypedPage<CaseSummary>> {
    this.fail();
    this.queries.push(query);
    const found = [...this.cases.values()].filter(({ status }) => !query.status || query.status === status);
    return { items: found.map(summaryOf), ...(!query.cursor && { next: 'older' }) };
  }

  private fail(): void {
    const { failure } = this;
    delete this.failure;
    if (failure) throw failure;
  }
}

const summaryOf = (view: CaseView): CaseSummary => ({ ...view, language: 'zh-CN' });
