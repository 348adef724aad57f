export * from './errors.js';
export type * from './imported-case.js';
export { importCases, type ImportOptions } from './import-cases.js';
export * from './import-file.js';
export { importExitCode, IMPORT_EXIT, printReport, progressLine } from './report.js';
export type { ImportProgress, ImportReport } from './report.js';
