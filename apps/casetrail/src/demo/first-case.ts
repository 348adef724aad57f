import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FILE = 'first-case';

/** Number one of the sample district is not the first in its log: it is told as of last week. */
export function rememberFirstCase(folder: string, caseNumber: string): void {
  writeFileSync(join(folder, FILE), `${caseNumber}\n`);
}

/** @throws where the folder does not hold a sample district */
export function firstCaseOf(folder: string): string {
  return readFileSync(join(folder, FILE), 'utf8').trim();
}
