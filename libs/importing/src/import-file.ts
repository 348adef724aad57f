import { createReadStream, readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { Actor, PolicyRef } from '#complaint';
import type { EventStore } from '#event-store';
import type { Sealing } from '#sealing';
import { ImportRefused } from './errors.js';
import { importCases } from './import-cases.js';
import type { SourceItem, SourceSettings } from './imported-case.js';
import { parseMapping, type Mapping } from './mapping.js';
import { RejectedFile } from './rejected-file.js';
import type { ImportProgress, ImportReport } from './report.js';
import { readCsv } from './sources/csv.js';
import { readNyc311 } from './sources/nyc311.js';
import { readOpen311 } from './sources/open311.js';
import type { Opener } from './table.js';

export const IMPORT_FORMATS = ['open311', 'nyc311', 'csv'] as const;
export type ImportFormat = (typeof IMPORT_FORMATS)[number];

export interface SourceFile {
  readonly format: ImportFormat;
  readonly path: string;
  /** The mapping file of format `csv`. */
  readonly mappingPath?: string;
  /** Names the source instead of the format's or the mapping's own name. */
  readonly source?: string;
  readonly districtCode?: string;
  /** Noted on every receipt; `simple` 1 unless given. */
  readonly policy?: PolicyRef;
}

export interface ImportFileOptions extends SourceFile {
  readonly events: EventStore;
  readonly sealing: Sealing;
  readonly clock: () => Date;
  readonly actor?: Actor;
  readonly onProgress?: (progress: ImportProgress) => void;
  /** Where to list rejected rows when there are many; `<file>.rejected.ndjson` in the working folder unless given. */
  readonly rejectedPath?: string;
}

/** Who imported events are recorded by. */
export const IMPORT_ACTOR: Actor = { id: 'import', role: 'service' };

const DEFAULTS: Readonly<Record<ImportFormat, Pick<SourceSettings, 'source' | 'districtCode'>>> = {
  open311: { source: 'open311', districtCode: 'CH' },
  nyc311: { source: 'nyc311', districtCode: 'NY' },
  csv: { source: 'csv', districtCode: 'IM' },
};

function opener(path: string): Opener {
  try {
    if (statSync(path).isFile()) return () => createReadStream(path) as AsyncIterable<Buffer>;
  } catch (error) {
    throw new ImportRefused(
      `${path} cannot be read (${(error as NodeJS.ErrnoException).code}): check its name.`,
    );
  }
  throw new ImportRefused(`${path} is not a file: name one file to import.`);
}

function mappingOf({ format, mappingPath }: SourceFile): Mapping | undefined {
  if (format !== 'csv') return undefined;
  if (mappingPath === undefined)
    throw new ImportRefused('A csv import needs a mapping: name its file with --mapping.');
  opener(mappingPath);
  return parseMapping(readFileSync(mappingPath, 'utf8'));
}

/**
 * The cases of a file, read as they are asked for.
 *
 * @throws {ImportRefused} the file or its mapping cannot be read; nothing was yielded
 */
export function readSourceFile(file: SourceFile): AsyncGenerator<SourceItem> {
  const open = opener(file.path);
  const mapping = mappingOf(file);
  const defaults = DEFAULTS[file.format];
  const settings: SourceSettings = {
    source: file.source ?? mapping?.source ?? defaults.source,
    districtCode: file.districtCode ?? mapping?.districtCode ?? defaults.districtCode,
    policy: file.policy ?? { id: 'simple', version: 1 },
  };
  if (!/^[a-z0-9][a-z0-9-]{0,39}$/.test(settings.source))
    throw new ImportRefused(
      `The source "${settings.source}" must be 1 to 40 small letters, digits and hyphens.`,
    );
  if (!/^[A-Z]{2}$/.test(settings.districtCode))
    throw new ImportRefused(`The district code "${settings.districtCode}" must be two capital letters.`);
  if (mapping !== undefined) return readCsv(open, mapping, settings);
  return file.format === 'nyc311' ? readNyc311(open, settings) : readOpen311(open, settings);
}

/**
 * `casetrail import`: brings a historical file into the log.
 *
 * @throws {ImportRefused} the file, its mapping or its columns are wrong; nothing was written
 */
export async function importFile(options: ImportFileOptions): Promise<ImportReport> {
  const { events, sealing, clock, onProgress, actor = IMPORT_ACTOR } = options;
  const list = new RejectedFile(options.rejectedPath ?? `${basename(options.path)}.rejected.ndjson`);
  const report = await importCases(readSourceFile(options), {
    events,
    sealing,
    clock,
    actor,
    onProgress,
    onRejected: (rejected) => list.add(rejected),
  });
  return { ...report, rejectedFile: list.writtenTo };
}
