import { CaseCommands, type CaseCommandsOptions } from '#cases';
import type { Progress } from '#projecting';
import { CaseReads, readModels } from '#projections';
import { type Configuration, type Stores, type StoresOptions, isCluster, openStores } from '#service';
import { type Feeding, feedAlone, feedShared } from './feeding.js';

/** The parts of a running Casetrail, on either engine. */
export interface Engine extends Stores {
  /** How its read models are fed; not begun yet. */
  readonly feeding: Feeding;
  readonly progress: Progress;
  readonly reads: CaseReads;
  readonly commands: CaseCommands;
}

export interface EngineOptions extends StoresOptions {
  readonly random?: CaseCommandsOptions['random'];
}

/**
 * Opens everything that one process needs to be the whole of Casetrail. Nothing is projected yet.
 *
 * @throws {StartRefused} the folder cannot be written, is held by another process, or lacks a part of what it held
 */
export async function openEngine(configuration: Configuration, options: EngineOptions): Promise<Engine> {
  const stores = await openStores(configuration, options);
  const projections = readModels(stores);
  const feeding = (isCluster(configuration) ? feedShared : feedAlone)({ ...stores, projections });
  const rules = { ...stores, defaultPolicy: configuration.CASETRAIL_POLICY };
  const close = async () => {
    await feeding.stop();
    await stores.close();
  };
  return {
    ...stores,
    feeding,
    progress: feeding.progress,
    reads: new CaseReads(stores),
    commands: new CaseCommands({ ...stores, rules, random: options.random }),
    close,
  };
}
