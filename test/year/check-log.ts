import type { CheckOptions } from './case-log.js';
import { checkCase } from './check-case.js';
import { rawCases } from './raw-log.js';

/** Judges every case of a log file: how many promises ended how, and what was neither kept nor recorded. */
export function checkLog(
  file: string,
  options: CheckOptions,
): { readonly counts: Readonly<Record<string, number>>; readonly problems: readonly string[] } {
  const counts: Record<string, number> = {};
  const problems: string[] = [];
  for (const events of rawCases(file)) {
    const verdict = checkCase(events, options);
    problems.push(...verdict.problems);
    for (const [what, count] of verdict.counts) counts[what] = (counts[what] ?? 0) + count;
  }
  return { counts, problems };
}
