import type { ProjectionStatus } from '#projecting';
import type { Operation } from './operation.js';

/** `status`: how far each read model is behind the log, and why one that stopped did. Exit code 1 when one has stopped. */
export const statusOperation: Operation = async (engine, _args, output) => {
  const statuses = await engine.progress.status();
  output.out(`log: at position ${(await engine.events.head()) ?? 'the beginning'}`);
  for (const status of statuses) for (const line of linesOf(status)) output.out(line);
  return statuses.some(({ state }) => state === 'stopped') ? 1 : 0;
};

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
  if (unattendedSeconds) lines.push(`  no projector has fed it for ${unattendedSeconds} s`);
  if (rebuilding)
    lines.push(`  generation ${rebuilding.generation} is being built, ${rebuilding.eventsLeft} events to go`);
  return lines;
}
