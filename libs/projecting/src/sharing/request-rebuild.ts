import { setTimeout as pause } from 'node:timers/promises';
import type { Position } from '#event-store';
import type { ReadModelSchema, ReadStore } from '#read-store';
import { BuildStopped } from '../errors.js';
import type { Trouble } from '../status.js';
import { leaseOfModel } from './lease-view.js';

const LOOK_MS = 250;

export interface RebuildRequest {
  readonly documents: ReadStore;
  readonly schema: ReadModelSchema;
  readonly signal: AbortSignal;
  /** Told again and again how far the build is; not `attended` while no process holds the read model. */
  readonly onProgress?: (progress: { readonly position?: Position; readonly attended: boolean }) => void;
}

/**
 * Begins a build that the process which holds the read model takes up, and resolves when readers see it.
 *
 * @throws {BuildStopped} the projection failed on it; readers go on with what they had
 */
export async function requestRebuild(
  request: RebuildRequest,
): Promise<{ readonly generation: number; readonly position?: Position }> {
  const { documents, schema, signal, onProgress } = request;
  const { number } = await documents.restartBuild(schema);
  for (;;) {
    signal.throwIfAborted();
    const live = await documents.live(schema.name);
    const position = await live?.checkpoint();
    if (live && live.number >= number) return { generation: live.number, ...(position && { position }) };
    const lease = (await documents.leases()).get(leaseOfModel(schema.name));
    const { rebuilding } = (lease?.state ?? {}) as Trouble;
    if (rebuilding?.generation === number && rebuilding.stopped)
      throw new BuildStopped(schema.name, rebuilding.stopped);
    const built = await (await documents.unfinished(schema.name))?.checkpoint();
    onProgress?.({ ...(built && { position: built }), attended: lease !== undefined });
    await pause(LOOK_MS, undefined, { signal });
  }
}
