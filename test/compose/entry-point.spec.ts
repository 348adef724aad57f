import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { casetrailServices, readComposeFile, resolveService, ROOT } from './compose-file.js';

const configuration = readFileSync(join(ROOT, 'deploy/nginx.conf'), 'utf8');

interface Location {
  readonly match: '=' | '~' | '';
  readonly path: string;
  readonly body: string;
}

const locations: Location[] = [...configuration.matchAll(/location (?:([=~]) )?(\S+) \{([^}]*)\}/g)].map(
  ([, match = '', path, body]) => ({ match: match as Location['match'], path: path!, body: body! }),
);

/** As nginx chooses: the exact path, else the first expression, else the longest beginning. */
function locationOf(path: string): Location {
  const begins = locations.filter((each) => each.match === '' && path.startsWith(each.path));
  return (
    locations.find((each) => each.match === '=' && each.path === path) ??
    locations.find((each) => each.match === '~' && new RegExp(each.path).test(path)) ??
    begins.toSorted((a, b) => b.path.length - a.path.length)[0]!
  );
}

const goesTo = (path: string) =>
  /proxy_pass http:\/\/(\w+);/.exec(locationOf(path).body)?.[1] ??
  /return (\d+);/.exec(locationOf(path).body)?.[1];

interface Route {
  readonly path: string;
  readonly live: boolean;
}

/** Every route that the controllers of an app declare, parameters filled in. */
function routesOf(app: string): Route[] {
  return globSync(`${app}/**/*.controller.{ts,tsx}`, { cwd: ROOT }).flatMap((name) => {
    const text = readFileSync(join(ROOT, name), 'utf8');
    const prefix = /@Controller\((?:'([^']*)')?\)/.exec(text)?.[1] ?? '';
    return [...text.matchAll(/@(Get|Post|Sse)\((?:'([^']*)'|(\w+))?/g)].map(([, kind, path, variable]) => ({
      path: `/${[prefix, path ?? (variable ? 'x' : '')].filter(Boolean).join('/')}`.replaceAll(/:\w+/g, 'x'),
      live: kind === 'Sse',
    }));
  });
}

describe('the entry point of the cluster', () => {
  const api = routesOf('apps/api/src');
  const portal = routesOf('apps/portal/src');

  it('finds the routes it is meant to judge', () => {
    expect(api.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['/api/complaints', '/api/cases/x/live', '/problems/x']),
    );
    expect(portal.map(({ path }) => path)).toEqual(expect.arrayContaining(['/', '/search', '/assets/x']));
  });

  it('sends every route of the api to the api, but what operators alone may read', () =>
    expect(api.filter(({ path }) => goesTo(path) !== (path === '/metrics' ? '404' : 'api'))).toEqual([]));

  it('sends every page to the portal', () => {
    const own = portal.filter(({ path }) => !/^\/(health|metrics)/.test(path));
    expect(own.filter(({ path }) => goesTo(path) !== 'portal')).toEqual([]);
    expect(goesTo('/apiary')).toBe('portal');
    expect(goesTo('/metrics')).toBe('404');
    expect(goesTo('/health/live')).toBe('api');
  });

  it('passes live feeds on as they come, for as long as they last', () => {
    const feeds = api.filter(({ live }) => live).map(({ path }) => locationOf(path).body);
    expect(feeds.length).toBeGreaterThan(0);
    for (const body of feeds) {
      expect(body).toContain('proxy_buffering off;');
      expect(body).toContain('proxy_read_timeout 1h;');
    }
    expect(configuration).toContain('proxy_http_version 1.1;');
  });

  it('shares the work among all processes there are, and binds no reader to one', () => {
    const servers = [...configuration.matchAll(/server ([\w-]+):(\d+) resolve;/g)];
    const behind = casetrailServices('cluster').filter((name) => !name.startsWith('projector'));
    expect(servers.map(([, name]) => name)).toEqual(behind);
    for (const [, name, port] of servers) expect(Number(port)).toBe(resolveService(name!).port);
    expect(configuration).not.toMatch(/ip_hash|sticky|\bhash /);
  });

  it('tells Casetrail who is asking, and Casetrail believes it and nobody else', () => {
    expect(configuration).toContain('X-Forwarded-For $proxy_add_x_forwarded_for;');
    const { services, networks } = readComposeFile();
    const { entry } = services.entry!.networks as Record<string, { ipv4_address: string }>;
    for (const name of casetrailServices('cluster'))
      expect(services[name]!.environment!.CASETRAIL_PROXIES).toBe(`${entry!.ipv4_address},`);
    const network = networks.entry!.ipam!.config[0]!.subnet.replace(/\.0\/24$/, '.');
    expect(entry!.ipv4_address.startsWith(network)).toBe(true);
    const behindTls = readComposeFile({ TLS_PROXY: '172.29.77.1' }).services;
    expect(behindTls['api-1']!.environment!.CASETRAIL_PROXIES).toBe('172.29.77.10,172.29.77.1');
  });

  it('takes bodies as large as Casetrail takes', () =>
    expect(configuration).toContain('client_max_body_size 2m;'));

  it('is asked how it does where it listens', () => {
    const { healthcheck, ports } = readComposeFile().services.entry!;
    const listens = /listen (\d+);/.exec(configuration)![1]!;
    expect(healthcheck!.test!.join(' ')).toContain(`http://127.0.0.1:${listens}/health/live`);
    expect(ports![0]!.endsWith(`:${listens}`)).toBe(true);
  });
});

it('asks each process how it does at a path that exists', () => {
  const routes = globSync('{apps,libs}/*/src/**/*.controller.ts', { cwd: ROOT })
    .map((name) => readFileSync(join(ROOT, name), 'utf8'))
    .join('\n');
  for (const name of [...casetrailServices('single'), ...casetrailServices('cluster')])
    expect(routes).toContain(`@Get('${resolveService(name).healthPath.slice(1)}')`);
});
