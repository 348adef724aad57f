import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ROOT } from './compose-file.js';

async function exitCode(port: number, path: string): Promise<number | null> {
  const child = spawn(process.execPath, [join(ROOT, 'deploy/health.mjs'), path], {
    env: { CASETRAIL_PORT: String(port) },
    stdio: 'ignore',
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code;
}

describe('deploy/health.mjs', () => {
  it('ends well only when the path answers well', async () => {
    const server = createServer(({ url }, response) =>
      response.writeHead(url === '/health/ready' ? 200 : 503).end(),
    );
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as AddressInfo;
    expect(await exitCode(port, '/health/ready')).toBe(0);
    expect(await exitCode(port, '/health/other')).toBe(1);
    server.close();
    await once(server, 'close');
    expect(await exitCode(port, '/health/ready')).toBe(1);
  });
});
