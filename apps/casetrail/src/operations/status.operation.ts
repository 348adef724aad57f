import type { ProjectionStatus } from '#projecting';
import { calendarWarning } from '#service';
import type { Telling } from '../telling.js';
import type { Operation } from './operation.js';
import { timerLines } from './timer-lines.js';

/**
 * `status`: how far each read model is behind the log, why one that stopped did, what is due, and when the calendar is about to end. Exit code 1 when one has
 * stopped, or nobody feeds it or runs the timers.
 */
export const statusOperation: Operation = async (engine, _args, output) => {
  const statuses = await engine.progress.status();
  output.out(`log: at position ${(await engine.events.head()) ?? 'the beginning'}`);
  for (const status of statuses) for (const line of linesOf(status)) output.out(line);
  const timers = await engine.timing.status();
  const news = await engine.timing.news();
  for (const line of [...timerLines(timers), ...timerLines(news, 'news of incidents')]) output.out(line);
  output.out(await messagesLine(engine.telling));
  const warning = calendarWarning(engine);
  if (warning !== undefined) output.out(warning);
  return statuses.every(isAttended) && !timers.unattended ? 0 : 1;
};

const isAttended = ({ state, unattendedSeconds }: ProjectionStatus): boolean =>
  state !== 'stopped' && unattendedSeconds === undefined;

function linesOf({
  name,
  state,
  generation,
  position,
  lag,
  stopped,
  retrying,
  rebuilding,
  unattendedSeconds,
}: ProjectionStatus): string[] {
  const lines = [
    `${name}: ${state}, generation ${generation}, at ${position ?? 'the beginning'}, ${lag.events} events and ${lag.seconds.toFixed(0)} s behind`,
  ];
  if (stopped) lines.push(`  stopped at ${stopped.position ?? 'the beginning'}: ${stopped.reason}`);
  if (retrying) lines.push(`  tries again after ${retrying.failures} failures: ${retrying.reason}`);
  if (unattendedSeconds !== undefined) lines.push('  no projector feeds it: start one');
  if (rebuilding)
    lines.push(`  generation ${rebuilding.generation} is being built, ${rebuilding.eventsLeft} events to go`);
  return lines;
}

async function messagesLine(telling: Telling): Promise<string> {
  const ways =
    telling.channels.length === 0
      ? 'nothing is sent: set CASETRAIL_SMS or CASETRAIL_EMAIL'
      : `sent by ${telling.channels.join(' and ')}`;
  return `messages: due on ${await telling.backlog()} cases, ${ways}`;
}
