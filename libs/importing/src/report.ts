import type { Rejected } from './imported-case.js';

/** How far an import is. */
export interface ImportProgress {
  /** Cases read from the source, rejected ones included. */
  readonly read: number;
  readonly taken: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly leftAlone: number;
  readonly rejected: number;
  readonly events: number;
}

export interface ImportReport extends ImportProgress {
  /** The first of the rows that were not taken; all of them when `rejectedFile` is absent. */
  readonly rejections: readonly Rejected[];
  /** The first of the known cases that were left as they are. */
  readonly kept: readonly Rejected[];
  /** Where every rejected row is listed, one JSON object a line, when there are more than a report shows. */
  readonly rejectedFile?: string;
  /** Why the file could not be read to its end. */
  readonly broken?: string;
  /** Why writing stopped before the end. */
  readonly interrupted?: string;
  readonly milliseconds: number;
}

/** The most rows that a report shows. */
export const SHOWN = 20;

/** Exit codes of `casetrail import`; 2 is {@link ImportRefused}. */
export const IMPORT_EXIT = { complete: 0, interrupted: 1, refused: 2, rejected: 3, broken: 4 } as const;

export function importExitCode(report: ImportReport): number {
  if (report.interrupted !== undefined) return IMPORT_EXIT.interrupted;
  if (report.broken !== undefined) return IMPORT_EXIT.broken;
  return report.rejected > 0 ? IMPORT_EXIT.rejected : IMPORT_EXIT.complete;
}

const count = (number: number, one: string, many = `${one}s`): string =>
  `${number.toLocaleString('en-US')} ${number === 1 ? one : many}`;

/** One line while it runs. */
export const progressLine = (progress: ImportProgress): string =>
  `${count(progress.read, 'case')} read, ${count(progress.events, 'event')} added, ${progress.rejected} not taken`;

function lines(title: string, total: number, shown: readonly Rejected[], elsewhere: string): string[] {
  if (total === 0) return [];
  const more =
    total > shown.length ? [`  and ${count(total - shown.length, 'more', 'more')}${elsewhere}`] : [];
  return [title, ...shown.map(({ row, reason }) => `  ${row}: ${reason}`), ...more];
}

/** The report in plain English, one fact a line. */
export function printReport(report: ImportReport): string {
  const { taken, updated, unchanged, leftAlone, rejected, events } = report;
  const all = report.rejectedFile === undefined ? '' : `; all of them are in ${report.rejectedFile}`;
  const done = [
    `${count(taken, 'case')} taken`,
    `${updated} updated`,
    `${unchanged} unchanged`,
    ...(leftAlone > 0 ? [`${leftAlone} left alone`] : []),
    ...(rejected > 0 ? [`${rejected} not taken`] : []),
  ].join(', ');
  return [
    `${done}; ${count(events, 'event')} added in ${(report.milliseconds / 1000).toFixed(1)} s.`,
    ...lines('Left alone, though the source has news:', leftAlone, report.kept, ''),
    ...lines('Not taken:', rejected, report.rejections, all),
    ...(report.broken === undefined ? [] : [report.broken]),
    ...(report.interrupted === undefined ? [] : [report.interrupted]),
  ].join('\n');
}
