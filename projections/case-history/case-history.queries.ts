import type { Reader } from '#access';
import type { Catalogue, PolicyBook } from '#complaint';
import type { Sealing } from '#sealing';
import type { CaseFold } from '../folding/case-fold.js';
import type { Admitted, ReadPort } from '../read-port/read-port.js';
import { CASES, endOfCase, placeOf, type CaseRecord, type EntryDocument } from './case-history.document.js';
import type { CaseView, EntryView, FullHistory, ToTell } from './case-view.js';
import {
  casesMentioned,
  renderCase,
  renderEntries,
  renderHistory,
  type Rendering,
} from './render/case-page.js';
import { toTell } from './render/to-tell.js';

/** What queries over cases are made with. */
export interface QueryParts {
  readonly port: ReadPort;
  readonly sealing: Sealing;
  readonly catalogue: Catalogue;
  readonly policies: PolicyBook;
  readonly clock: () => Date;
  readonly hotline?: string;
}

/** One case for one reader. All answer `undefined` alike for a case unknown and one the reader may not read. */
export class CaseHistoryQueries {
  constructor(private readonly parts: QueryParts) {}

  /** @throws {TextsUnavailable} @throws {ReadModelNotBuilt} */
  async caseView(reader: Reader, caseNumber: string): Promise<CaseView | undefined> {
    const record = await this.record(reader, caseNumber, 0);
    return record && renderCase(record, await this.rendering(reader, record));
  }

  /** @throws {TextsUnavailable} @throws {ReadModelNotBuilt} */
  async history(reader: Reader, caseNumber: string): Promise<FullHistory | undefined> {
    const record = await this.record(reader, caseNumber, 0);
    return record && renderHistory(record, await this.rendering(reader, record));
  }

  /** What to say to whoever calls about the case. @throws {TextsUnavailable} @throws {ReadModelNotBuilt} */
  async whatToTell(reader: Reader, caseNumber: string): Promise<ToTell | undefined> {
    const record = await this.record(reader, caseNumber, 0);
    if (record === undefined) return undefined;
    const { plain } = await renderCase(record, await this.rendering(reader, record));
    return toTell(record.fold.complaint, plain);
  }

  /** Entries after a revision, for a live feed that resumes. @throws {TextsUnavailable} @throws {ReadModelNotBuilt} */
  async entriesAfter(
    reader: Reader,
    caseNumber: string,
    revision: number,
  ): Promise<readonly EntryView[] | undefined> {
    const record = await this.record(reader, caseNumber, revision + 1);
    return record && renderEntries(record, await this.rendering(reader, record));
  }

  private async record(reader: Reader, caseNumber: string, from: number): Promise<CaseRecord | undefined> {
    const admitted = await this.parts.port.admit<CaseFold>(reader, CASES, caseNumber);
    return (
      admitted && {
        fold: admitted.head,
        position: admitted.position,
        entries: await entriesOf(admitted, from),
      }
    );
  }

  private async rendering(reader: Reader, { entries }: CaseRecord): Promise<Rendering> {
    const { port, clock, ...parts } = this.parts;
    const nameable = new Set<string>();
    for (const mentioned of casesMentioned(entries))
      if (await port.mayName(reader, CASES, mentioned)) nameable.add(mentioned);
    return { reader, now: clock().toISOString(), ...parts, nameable };
  }
}

const entriesOf = ({ head, rest }: Admitted<CaseFold>, from: number): Promise<readonly EntryDocument[]> =>
  rest<EntryDocument>('entries', 'place', placeOf(head.caseNumber, from), endOfCase(head.caseNumber));
