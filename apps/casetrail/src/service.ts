import type { Server } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createHttpApp } from '../../api/src/http-app.js';
import { CasetrailModule } from './casetrail.module.js';
import { StartRefused } from './configuration.js';
import { listenOnSocket } from './data-folder/socket.js';
import type { Engine } from './engine.js';
import { serveOperation } from './operations/operations.js';

/** How long a request under way may take once the service is asked to stop. */
const GRACE_MS = 5_000;
const IDLE_EVERY_MS = 50;

export interface Service {
  readonly url: string;
  /** Stops taking requests, lets those under way finish, then closes the engine. */
  stop(): Promise<void>;
}

/** Serves an engine: projections, HTTP, and the data folder's socket. */
export async function startService(engine: Engine): Promise<Service> {
  await engine.projector.start();
  const app = await createHttpApp(CasetrailModule.on(engine));
  await listen(app, engine);
  const socket = await listenOnSocket(engine.configuration.CASETRAIL_DATA, serveOperation(engine));
  return { url: await app.getUrl(), stop: () => stop(app, socket, engine) };
}

async function listen(app: NestFastifyApplication, { configuration }: Engine): Promise<void> {
  const { CASETRAIL_HOST: host, CASETRAIL_PORT: port } = configuration;
  try {
    await app.listen(port, host);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE')
      throw new StartRefused(
        `Port ${port} on ${host} is in use: stop what listens there, or set CASETRAIL_PORT.`,
      );
    throw new StartRefused(
      `Casetrail cannot listen on ${host} port ${port} (${code}): set CASETRAIL_HOST and CASETRAIL_PORT.`,
    );
  }
}

async function stop(app: NestFastifyApplication, socket: Server, engine: Engine): Promise<void> {
  socket.close();
  const server = app.getHttpServer();
  // A connection whose last request has just been answered is idle only now, and nobody would close it.
  const idle = setInterval(() => server.closeIdleConnections(), IDLE_EVERY_MS);
  const late = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  await app.close();
  clearInterval(idle);
  clearTimeout(late);
  await engine.close();
}
