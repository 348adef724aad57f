import type { Instant, Outcome } from '#complaint';
import { CaseBuilder } from '../case-builder.js';
import { outcomeOf } from '../closing-statement.js';
import { Unmappable, type SourceSettings } from '../imported-case.js';
import { filled, type Mapping } from '../mapping.js';
import type { TableRow } from '../table.js';
import { isoReader, patternReader, type TimeReader } from '../time-format.js';
import { channelOf, listed } from '../words.js';

/** What both shapes of a mapped file share: the case as its row, or the first of its rows, tells it. */
export class MappedCase {
  readonly #readTime: TimeReader;
  readonly #outcomes: ReadonlyMap<string, Outcome>;

  constructor(
    readonly mapping: Mapping,
    readonly settings: SourceSettings,
  ) {
    const { timeFormat = 'iso', zone = 'UTC' } = mapping;
    this.#readTime = timeFormat === 'iso' ? isoReader(zone) : patternReader(timeFormat, zone);
    this.#outcomes = new Map(Object.entries(mapping.outcomes ?? {}));
  }

  begin(row: TableRow): CaseBuilder {
    return new CaseBuilder(this.settings, row.cell(this.mapping.case));
  }

  /** `undefined` for a blank cell. */
  time(row: TableRow, column: string | undefined): Instant | undefined {
    const text = column === undefined ? '' : row.cell(column);
    if (text === '') return undefined;
    const at = this.#readTime(text);
    const { timeFormat = 'iso', zone = 'UTC' } = this.mapping;
    if (at === undefined)
      throw new Unmappable(
        `line ${row.line}: its ${column} "${text.slice(0, 40)}" is no time of the format ${timeFormat} in ${zone}`,
      );
    return at;
  }

  text(row: TableRow, template: string | undefined): string {
    return template === undefined ? '' : filled(template, (column) => row.cell(column));
  }

  receive(builder: CaseBuilder, row: TableRow, at: Instant): void {
    const { mapping } = this;
    const number = (column: string | undefined): number =>
      column === undefined ? Number.NaN : Number.parseFloat(row.cell(column));
    const [latitude, longitude] = [number(mapping.latitude), number(mapping.longitude)];
    const channel = this.text(row, mapping.channel);
    builder.received({
      at,
      channel: new Map(Object.entries(mapping.channels ?? {})).get(channel) ?? channelOf(channel),
      kind: mapping.kind ?? 'report',
      visibility: mapping.visibility ?? 'unlisted',
      language: mapping.language ?? 'en',
      category: this.text(row, mapping.category),
      summary: this.text(row, mapping.summary),
      district: this.text(row, mapping.district),
      sourceName: mapping.name ?? mapping.source,
      street: this.text(row, mapping.street),
      address: this.text(row, mapping.address),
      description: listed([
        ...(mapping.description ?? []).map((column) => [column, row.cell(column)] as const),
        ['channel', channel],
      ]),
      point: Number.isFinite(latitude) && Number.isFinite(longitude) ? [longitude, latitude] : undefined,
    });
    const department = this.text(row, mapping.department);
    if (department !== '') builder.involve(department, at, department);
  }

  /** Adds the closing, if the row has one. */
  close(builder: CaseBuilder, row: TableRow, receivedAt: Instant): void {
    const at = this.time(row, this.mapping.closedAt);
    if (at === undefined) return;
    if (at < receivedAt)
      throw new Unmappable(
        `line ${row.line}: its ${this.mapping.closedAt} ${at} is before its receipt ${receivedAt}`,
      );
    const statement = this.text(row, this.mapping.closing);
    builder.resolved('closed', at, this.outcome(statement), statement || 'Closed at the source');
    builder.closed('closed', at);
  }

  outcome(statement: string): Outcome {
    return this.#outcomes.get(statement) ?? outcomeOf(statement);
  }
}
