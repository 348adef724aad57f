import type { TimerStatus } from '#timers';

/** How the timers stand, in plain sentences. */
export function timerLines(status: TimerStatus, name = 'timers'): string[] {
  const { stuckTotal, stuck, uncounted, retrying, unattended } = status;
  const lines = [`${name}: ${dueLine(status)}; ${status.firedTotal} done since the process started`];
  if (retrying) lines.push(`  tried again after ${retrying.failures} failures: ${retrying.reason}`);
  if (stuckTotal > 0) lines.push(`  stuck: ${stuckTotal}, tried again within the hour`);
  for (const { caseNumber, action, dueAt, tries, reason } of stuck)
    lines.push(`    ${caseNumber}: ${action}, due ${dueAt}, refused ${tries} times: ${reason}`);
  if (uncounted)
    lines.push(
      `  cases with dates in ${uncounted.year}, whose holidays their calendar lacks: ${uncounted.cases}`,
      '    enter the year (casetrail policy year), or take a newer Casetrail and run casetrail rebuild timers',
    );
  if (unattended) lines.push('  no process runs them: start a projector');
  return lines;
}

function dueLine({ due, oldestDueAt, lateSeconds }: TimerStatus): string {
  if (due === 0) return 'nothing is due';
  const late =
    oldestDueAt === undefined ? '' : `, the oldest since ${oldestDueAt} (${Math.round(lateSeconds)} s)`;
  return `cases with something due: ${due}${late}`;
}
