import type { EventStore, Position } from '#event-store';
import type { Generation, ReadModelSchema } from '#read-store';
import type { ProjectionState, ProjectionStatus, Stop } from './projection.js';
import type { Track } from './track.js';

export interface Parts {
  readonly live: Track | undefined;
  readonly build: Track | undefined;
  readonly shown: { readonly generation: Generation; readonly checkpoint: Position | undefined } | undefined;
  readonly failedToStart: Stop | undefined;
  readonly running: boolean;
}

const NOT_RUNNING: Stop = { reason: 'it is not running in this process' };

/** What keeps a projection from going on, and how its build does. */
export type Trouble = Pick<ProjectionStatus, 'stopped' | 'retrying'> & {
  readonly rebuilding?: { readonly generation: number; readonly stopped?: Stop };
};

export function describeTrouble(parts: Parts): Trouble {
  const { build, shown } = parts;
  const stopped = stopOf(parts);
  return {
    ...(stopped ? { stopped } : retryingOf(shown ? parts.live : build)),
    ...(build && {
      rebuilding: {
        generation: build.follower.generation.number,
        ...(build.stopped && { stopped: build.stopped }),
      },
    }),
  };
}

export async function describeStatus(
  schema: ReadModelSchema,
  { events, clock }: { readonly events: EventStore; readonly clock: () => Date },
  parts: Parts,
): Promise<ProjectionStatus> {
  const { build, shown } = parts;
  const leading = shown ? parts.live : build;
  const position = leading?.follower.position ?? shown?.checkpoint;
  const stopped = stopOf(parts);
  return {
    name: schema.name,
    ...generationOf(schema, parts),
    state: stateOf(parts, stopped),
    ...(position && { position }),
    lag: lagOf(await events.gapAfter(position), clock()),
    ...(stopped ? { stopped } : retryingOf(leading)),
    ...(shown && build && { rebuilding: await describeBuild(build, events) }),
  };
}

function generationOf(
  schema: ReadModelSchema,
  { shown, build }: Parts,
): Pick<ProjectionStatus, 'version' | 'generation'> {
  const generation = shown?.generation ?? build?.follower.generation;
  return { version: generation?.version ?? schema.version, generation: generation?.number ?? 0 };
}

function retryingOf(track: Track | undefined): Pick<ProjectionStatus, 'retrying'> {
  const retrying = track?.follower.trouble;
  return retrying ? { retrying } : {};
}

function stateOf({ live }: Parts, stopped: Stop | undefined): ProjectionState {
  if (stopped) return 'stopped';
  return live ? 'live' : 'building';
}

function stopOf({ live, build, failedToStart, running }: Parts): Stop | undefined {
  if (failedToStart) return failedToStart;
  if (live) return live.stopped;
  if (build) return build.stopped;
  return running ? undefined : NOT_RUNNING;
}

export function lagOf(
  { events, oldest }: Awaited<ReturnType<EventStore['gapAfter']>>,
  now: Date,
): ProjectionStatus['lag'] {
  const seconds = oldest === undefined ? 0 : (now.getTime() - Date.parse(oldest)) / 1000;
  return { events, seconds: Math.max(0, seconds) };
}

async function describeBuild(
  { follower, stopped }: Track,
  events: EventStore,
): Promise<NonNullable<ProjectionStatus['rebuilding']>> {
  const { generation, position } = follower;
  return {
    generation: generation.number,
    ...(position && { position }),
    eventsLeft: (await events.gapAfter(position)).events,
    ...(stopped && { stopped }),
  };
}
