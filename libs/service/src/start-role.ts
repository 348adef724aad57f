import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { isCluster } from './configuration.js';
import { listen, stopListening, type Service } from './http/listening.js';
import { beginWhenReachable } from './reaching.js';
import { beginRules, followRules } from './rules.js';
import type { Stores } from './stores.js';

/** What a process does besides answering HTTP. */
export interface Role {
  readonly stores: Stores;
  readonly app: NestFastifyApplication;
  /**
   * Called once the stores answer and the rules are read. On a cluster it is called again where a store goes away before it
   * has ended, so it asks the stores before it begins anything.
   */
  begin(): Promise<void>;
  /** Called when nothing is served any more, before the stores are closed. */
  end(): Promise<void>;
}

/**
 * Serves a role. On the embedded engine everything has begun before it listens; servers may be away for a while, so on a
 * cluster it listens first, alive and not ready, and begins when they answer.
 *
 * @throws {StartRefused} it cannot listen, or there is no policy to receive complaints under
 */
export async function startRole(role: Role): Promise<Service> {
  const { stores, app } = role;
  const cluster = isCluster(stores.configuration);
  const stopping = new AbortController();
  if (!cluster) await begin(role);
  const url = await listen(app, stores.configuration);
  const failure = Promise.withResolvers<Error>();
  const begun = cluster
    ? beginWhenReachable(stores, () => begin(role), console.error, stopping.signal).catch(failure.resolve)
    : Promise.resolve();
  const following = begun.then(() => followRules(stores, stopping.signal)).catch(failure.resolve);
  const stop = async () => {
    stopping.abort();
    await stopListening(app);
    await following;
    await role.end();
    await stores.close();
  };
  return { url, failure: failure.promise, stop };
}

async function begin(role: Role): Promise<void> {
  await beginRules(role.stores);
  await role.begin();
}
