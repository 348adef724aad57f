import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ROOT } from './compose-file.js';
import { readImage } from './dockerfile.js';

const read = (name: string) => readFileSync(join(ROOT, name), 'utf8');
const image = readImage(ROOT);
const { version, dependencies } = JSON.parse(read('package.json')) as {
  version: string;
  dependencies: Record<string, string>;
};

describe('the image', () => {
  it('runs the Node that a checkout brings, at the same version', () => {
    expect(new Set(image.baseImages)).toEqual(new Set([`node:${dependencies.node}-bookworm-slim`]));
    expect(read('Dockerfile')).toContain('rm -rf node_modules/node ');
  });

  it('runs Casetrail as nobody in particular, as a process that gets the signals', () => {
    expect(image.user).toBe('node');
    expect(image.entrypoint).toEqual([]);
    expect(image.command).toEqual(['node', '/app/dist/apps/casetrail/src/main.js']);
  });

  it('says of itself how it is doing', () =>
    expect(image.healthCommand).toEqual(['node', '/app/deploy/health.mjs', '/health/ready']));

  it('listens where its container can be reached', () =>
    expect(image.environment).toEqual({
      NODE_ENV: 'production',
      CASETRAIL_HOST: '0.0.0.0',
      CASETRAIL_PORT: '8080',
      CASETRAIL_DATA: '/data',
    }));

  it('is labelled with the version it holds', () =>
    expect(read('Dockerfile')).toContain(`org.opencontainers.image.version="${version}"`));

  it('copies what exists and what the builder is sent', () => {
    const sent = read('.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1));
    expect(image.copied.filter((source) => !existsSync(join(ROOT, source)))).toEqual([]);
    expect(image.copied.filter((source) => !sent.includes(source.split('/')[0]!))).toEqual([]);
    expect(sent.filter((name) => !image.copied.some((source) => source.split('/')[0] === name))).toEqual([]);
  });

  it('sends the builder no secret, no data and no history', () => {
    const [first] = read('.dockerignore')
      .split('\n')
      .filter((line) => line && !line.startsWith('#'));
    expect(first).toBe('*');
  });

  it('has the command line on its path', () => {
    expect(read('Dockerfile')).toContain('deploy/casetrail.sh /usr/local/bin/casetrail');
    const entry = /node \/app\/dist\/(\S+)\.js "\$@"$/m.exec(read('deploy/casetrail.sh'))?.[1];
    expect(existsSync(join(ROOT, `${entry}.ts`))).toBe(true);
  });
});
