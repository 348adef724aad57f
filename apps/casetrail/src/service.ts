import type { Server } from 'node:net';
import { type Service, isCluster, listenOnSocket, startRole } from '#service';
import { createHttpApp } from '../../api/src/http-app.js';
import { CasetrailModule } from './casetrail.module.js';
import type { Engine } from './engine.js';
import { serveOperation } from './operations/operations.js';

/** Serves an engine: projections, HTTP, and the socket of a data folder that is this process's alone. */
export async function startService(engine: Engine): Promise<Service> {
  const { configuration, feeding, rulebook, timing, telling, delivering } = engine;
  const app = await createHttpApp(CasetrailModule.on(engine), { proxies: configuration.CASETRAIL_PROXIES });
  const service = await startRole({
    stores: engine,
    app,
    begin: async () => {
      await rulebook.recordShipped();
      await telling.start();
      await feeding.start();
      timing.start();
      delivering.start();
    },
    end: async () => void (await Promise.all([timing.stop(), telling.stop(), delivering.stop()])),
  });
  const socket = isCluster(configuration) ? undefined : await listenOn(engine);
  const stop = () => {
    socket?.close();
    return service.stop();
  };
  return { ...service, stop };
}

const listenOn = (engine: Engine): Promise<Server> =>
  listenOnSocket(engine.configuration.CASETRAIL_DATA, serveOperation(engine));
