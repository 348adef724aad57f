import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Configuration, StartRefused } from '../configuration.js';

/** How long a request under way may take once the service is asked to stop. */
const GRACE_MS = 5_000;
const IDLE_EVERY_MS = 50;

export interface Service {
  readonly url: string;
  /** Resolves if what it stands on turns out to be unusable after it began to listen. */
  readonly failure: Promise<Error>;
  /** Stops taking requests, lets those under way finish, then closes what it stands on. */
  stop(): Promise<void>;
}

/** @throws {StartRefused} the port is taken, or there is no such address */
export async function listen(
  app: NestFastifyApplication,
  { CASETRAIL_HOST: host, CASETRAIL_PORT: port }: Configuration,
): Promise<string> {
  try {
    await app.listen(port, host);
    return await app.getUrl();
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

/** Ends the requests under way within the grace, and the application. */
export async function stopListening(app: NestFastifyApplication): Promise<void> {
  const server = app.getHttpServer();
  // A connection whose last request has just been answered is idle only now, and nobody would close it.
  const idle = setInterval(() => server.closeIdleConnections(), IDLE_EVERY_MS);
  const late = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  await app.close();
  clearInterval(idle);
  clearTimeout(late);
}
