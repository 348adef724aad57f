import { CaseLog, type CheckOptions } from './case-log.js';
import { checkDeadlines } from './check-deadlines.js';
import { checkHandling } from './check-handling.js';
import { checkRevisiting } from './check-revisiting.js';
import type { RawEvent } from './raw-log.js';

/** What was promised on a case, and how each promise ended. Worked out from the raw events alone. */
export interface Verdict {
  /** How many promises ended how: `resolveBy met`, `mitigation reviewed in time`, ... */
  readonly counts: ReadonlyMap<string, number>;
  /** Sentences; none for a case on which everything was kept, or its breach recorded in time. */
  readonly problems: readonly string[];
}

/** Reads the events of one case as an auditor would, and says what was not kept and not recorded either. */
export function checkCase(events: readonly RawEvent[], options: CheckOptions): Verdict {
  const log = new CaseLog(events, options);
  checkDeadlines(log);
  checkHandling(log);
  checkRevisiting(log);
  checkNothingTwice(log);
  return log;
}

/** No timer fired twice: neither by its id nor by what it says. */
function checkNothingTwice(log: CaseLog): void {
  const seen = new Set<string>();
  for (const { byService, causation, type, data, at } of log.events) {
    if (!byService) continue;
    const said = JSON.stringify([
      type,
      log.roundAt(at),
      { ...data, sealed: undefined, attempt: data['attempt'] },
    ]);
    for (const key of [`id ${causation}`, `said ${said}`]) {
      if (seen.has(key)) log.problem(`twice: ${key}`);
      seen.add(key);
    }
    log.count('firings');
  }
}
