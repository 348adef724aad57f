import { CaseCommands, type CaseCommandsOptions } from '#cases';
import type { Progress } from '#projecting';
import { CaseReads, readModels } from '#projections';
import { type Configuration, type Stores, type StoresOptions, isCluster, openStores } from '#service';
import type { Webhooks } from '#webhooks';
import { type Delivering, openDelivering, webhooksOf } from './delivering.js';
import { type Feeding, feedAlone, feedShared } from './feeding.js';
import { type Telling, openTelling } from './telling.js';
import { type Timing, timeAlone, timeShared } from './timing.js';

/** The parts of a running Casetrail, on either engine. */
export interface Engine extends Stores {
  /** How its read models are fed; not begun yet. */
  readonly feeding: Feeding;
  readonly progress: Progress;
  readonly reads: CaseReads;
  readonly commands: CaseCommands;
  /** Does what the service owes its cases; not begun yet. */
  readonly timing: Timing;
  /** How citizens are told; not begun yet. */
  readonly telling: Telling;
  /** How departments' own systems are told; not begun yet. */
  readonly delivering: Delivering;
  readonly webhooks: Webhooks;
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
  const cluster = isCluster(configuration);
  const feeding = (cluster ? feedShared : feedAlone)({ ...stores, projections });
  const rules = { ...stores, defaultPolicy: configuration.CASETRAIL_POLICY };
  const commands = new CaseCommands({ ...stores, rules, random: options.random });
  const { progress } = feeding;
  const timing = (cluster ? timeShared : timeAlone)({ ...stores, commands, progress });
  const telling = openTelling(stores, commands);
  const delivering = openDelivering(stores);
  const close = async () => {
    await Promise.all([telling.stop(), delivering.stop()]);
    await timing.stop();
    await feeding.stop();
    await stores.close();
  };
  return {
    ...stores,
    feeding,
    progress,
    reads: new CaseReads({ ...stores, hotline: stores.configuration.CASETRAIL_HOTLINE }),
    commands,
    timing,
    telling,
    delivering,
    webhooks: webhooksOf(stores),
    close,
  };
}
