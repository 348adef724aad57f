import type { Instant } from '#complaint';
import { CaseBuilder } from '../case-builder.js';
import { outcomeOf } from '../closing-statement.js';
import {
  rejected,
  Unmappable,
  type ImportedCase,
  type SourceItem,
  type SourceSettings,
} from '../imported-case.js';
import { rowName, tableRows, type Opener, type TableRow } from '../table.js';
import { patternReader } from '../time-format.js';
import { channelOf, listed } from '../words.js';

const COLUMNS = [
  'Unique Key',
  'Created Date',
  'Closed Date',
  'Agency',
  'Agency Name',
  'Complaint Type',
  'Descriptor',
  'Incident Zip',
  'Incident Address',
  'Street Name',
  'City',
  'Status',
  'Due Date',
  'Resolution Description',
  'Resolution Action Updated Date',
  'Borough',
  'Open Data Channel Type',
  'Latitude',
  'Longitude',
] as const;
type Column = (typeof COLUMNS)[number];

/** Columns that say what was reported and where; they stay as they were at receipt, so later exports agree. */
const DESCRIBING = [
  'Location Type',
  'Address Type',
  'Cross Street 1',
  'Cross Street 2',
  'Landmark',
  'Facility Type',
  'Community Board',
  'Park Facility Name',
  'Vehicle Type',
  'Taxi Pick Up Location',
  'Bridge Highway Name',
  'Bridge Highway Direction',
  'Road Ramp',
  'Bridge Highway Segment',
  'Open Data Channel Type',
];

const readTime = patternReader('MM/dd/yyyy hh:mm:ss a', 'America/New_York');
const MIDNIGHT = /12:00:00 AM$/i;
const DAY_MILLISECONDS = 86_400_000;

function timeOf(row: TableRow, column: Column): Instant | undefined {
  const text = row.cell(column);
  if (text === '') return undefined;
  const at = readTime(text);
  if (at === undefined)
    throw new Unmappable(`its ${column} "${text.slice(0, 40)}" is no time such as 03/24/2025 11:33:07 PM`);
  return at;
}

/** Some agencies give a day only, as midnight: then it was on that day, not before the request itself. */
function notBefore(receivedAt: Instant, row: TableRow, column: Column): Instant | undefined {
  const at = timeOf(row, column);
  if (at === undefined || at >= receivedAt) return at;
  const sameDay = row.cell(column).slice(0, 10) === row.cell('Created Date').slice(0, 10);
  if (sameDay && MIDNIGHT.test(row.cell(column))) return receivedAt;
  throw new Unmappable(
    `its ${column} ${row.cell(column)} is before its Created Date ${row.cell('Created Date')}`,
  );
}

function receive(builder: CaseBuilder, row: TableRow, at: Instant): void {
  const cell = (column: Column): string => row.cell(column);
  const [type, descriptor] = [cell('Complaint Type'), cell('Descriptor')];
  const [latitude, longitude] = [Number.parseFloat(cell('Latitude')), Number.parseFloat(cell('Longitude'))];
  builder.received({
    at,
    channel: channelOf(cell('Open Data Channel Type')),
    kind: 'complaint',
    visibility: 'listed',
    language: 'en',
    category: type,
    summary: descriptor === '' ? type : `${type}: ${descriptor}`,
    district: cell('Borough'),
    sourceName: 'NYC 311',
    street: cell('Street Name'),
    address: [cell('Incident Address'), cell('City'), cell('Incident Zip')]
      .filter((text) => text !== '')
      .join(', '),
    description: listed(DESCRIBING.map((column) => [column, row.cell(column)] as const)),
    point: Number.isFinite(latitude) && Number.isFinite(longitude) ? [longitude, latitude] : undefined,
    resolveBy: timeOf(row, 'Due Date'),
  });
  const agency = cell('Agency Name') || cell('Agency');
  if (agency !== '') builder.involve(agency, at, `Agency: ${agency}`);
}

/** A request that says "Closed" but not when was closed when its agency last acted. */
function closingTime(row: TableRow, receivedAt: Instant, updatedAt: Instant | undefined): Instant {
  const at = notBefore(receivedAt, row, 'Closed Date') ?? updatedAt;
  if (at === undefined)
    throw new Unmappable(
      'its Status is Closed but neither Closed Date nor Resolution Action Updated Date says when',
    );
  return at;
}

function close(builder: CaseBuilder, row: TableRow, at: Instant, updatedAt: Instant | undefined): void {
  const statement = row.cell('Resolution Description');
  const updatedLater =
    updatedAt !== undefined && Date.parse(updatedAt) - Date.parse(at) >= DAY_MILLISECONDS
      ? `Resolution Action Updated Date: ${row.cell('Resolution Action Updated Date')}`
      : undefined;
  builder.resolved('closed', at, outcomeOf(statement), statement || 'Status: Closed');
  builder.closed('closed', at, updatedLater);
}

function caseOf(row: TableRow, settings: SourceSettings): ImportedCase {
  if (row.problem !== undefined) throw new Unmappable(row.problem);
  const builder = new CaseBuilder(settings, row.cell('Unique Key'));
  const receivedAt = timeOf(row, 'Created Date');
  if (receivedAt === undefined) throw new Unmappable('it has no Created Date');
  const updatedAt = notBefore(receivedAt, row, 'Resolution Action Updated Date');
  receive(builder, row, receivedAt);
  if (row.cell('Status').toLowerCase() === 'closed') {
    close(builder, row, closingTime(row, receivedAt, updatedAt), updatedAt);
  } else {
    const text = row.cell('Resolution Description');
    builder.progress({
      key: `resolution ${text}`,
      at: updatedAt ?? receivedAt,
      text,
      department: row.cell('Agency Name') || row.cell('Agency'),
      internal: listed((['Status', 'Closed Date'] as const).map((column) => [column, row.cell(column)])),
    });
  }
  return builder.build();
}

/**
 * New York City's 311 service requests as NYC Open Data exports them (erm2-nwe9), one row a request.
 *
 * @throws {ImportRefused} a column is missing
 * @throws {BrokenFile} after the last whole row before the place that cannot be read
 */
export async function* readNyc311(open: Opener, settings: SourceSettings): AsyncGenerator<SourceItem> {
  for await (const row of tableRows(open, COLUMNS)) {
    try {
      yield { kind: 'case', case: caseOf(row, settings) };
    } catch (error) {
      if (!(error instanceof Unmappable)) throw error;
      yield rejected(rowName(row.cell('Unique Key'), row.line), error.message);
    }
  }
}
