import type { Position } from '#event-store';
import {
  ProgressWatch,
  type Progress,
  Projector,
  type ProjectorOptions,
  SharedProjector,
  requestRebuild,
} from '#projecting';
import { atMostEvery } from '#service';

/** How the read models of a process that is the whole of Casetrail are fed. */
export interface Feeding {
  readonly progress: Progress;
  start(): Promise<void>;
  stop(): Promise<void>;
  /**
   * Builds a read model anew beside the live one; resolves when readers see it.
   *
   * @throws {BuildStopped} readers go on with what they had
   */
  rebuild(name: string, tell: (line: string) => void): Promise<Rebuilt>;
}

export interface Rebuilt {
  readonly generation: number;
  readonly position?: Position;
}

type Parts = Omit<ProjectorOptions, 'logger' | 'retry'>;

/** A projection that stops is told on standard error; that one is live, only who asks for the status. */
const LOGGER = { log: () => undefined, error: console.error };
const TELL_EVERY_MS = 5000;

/** This process alone has the stores. */
export function feedAlone(parts: Parts): Feeding {
  const projector = new Projector({ ...parts, logger: LOGGER });
  return {
    progress: projector,
    start: () => projector.start(),
    stop: () => projector.stop(),
    rebuild: (name) => projector.rebuild(name, { anew: true }),
  };
}

/** Other processes may have the read models that this one answers from. */
export function feedShared(parts: Parts): Feeding {
  const projector = new SharedProjector({ ...parts, logger: LOGGER });
  const progress = new ProgressWatch(parts);
  return {
    progress,
    start: async () => projector.start(),
    stop: async () => void (await Promise.all([projector.stop(), progress.stop()])),
    rebuild: (name, tell) => {
      const onProgress = atMostEvery(TELL_EVERY_MS, (progress: BuildProgress) => tell(told(progress)));
      return requestRebuild({ ...requestOf(parts, name), onProgress });
    },
  };
}

function requestOf({ documents, projections }: Parts, name: string) {
  const { schema } = projections.find((projection) => projection.schema.name === name)!;
  return { documents, schema, signal: new AbortController().signal };
}

interface BuildProgress {
  readonly position?: Position;
  readonly attended: boolean;
}

const told = ({ position, attended }: BuildProgress): string =>
  attended ? `built up to ${position ?? 'the beginning'} ...` : 'no projector is running: start one.';
