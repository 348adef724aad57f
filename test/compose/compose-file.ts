import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { readImage } from './dockerfile.js';

export const ROOT = join(import.meta.dirname, '../..');

export interface Service {
  readonly image: string;
  readonly build?: string;
  readonly profiles: readonly string[];
  readonly command?: readonly string[];
  readonly entrypoint?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly volumes?: readonly string[];
  readonly ports?: readonly string[];
  readonly networks?: readonly string[] | Readonly<Record<string, { ipv4_address: string }>>;
  readonly network_mode?: string;
  readonly depends_on?: Readonly<Record<string, { condition: string }>>;
  readonly healthcheck?: { readonly test?: readonly string[]; readonly disable?: boolean };
  readonly restart: string;
  readonly user?: string;
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly mem_limit?: string;
  readonly logging?: object;
}

export interface ComposeFile {
  readonly services: Readonly<Record<string, Service>>;
  readonly networks: Readonly<
    Record<string, { ipam?: { config: { subnet: string }[] }; internal?: boolean }>
  >;
  readonly volumes: Readonly<Record<string, unknown>>;
}

/** docker-compose.yml with `${NAME:-default}` filled in, as `docker compose` reads it. */
export function readComposeFile(variables: Readonly<Record<string, string>> = {}): ComposeFile {
  const text = readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8');
  return parse(text, { merge: true, reviver: (_key, value) => filledIn(value, variables) }) as ComposeFile;
}

/** A service of Casetrail's own as its container would run it. */
export interface ResolvedService {
  readonly command: readonly string[];
  /** All of it: what the image sets and what the file sets, and nothing else. */
  readonly environment: Readonly<Record<string, string>>;
  readonly port: number;
  readonly healthPath: string;
}

export interface Substitutions {
  /**
   * A word of the command, a value of the environment or the beginning of its path, and what stands in its place here, as
   * in `{ node: '/usr/bin/node', '/app': ROOT, '/secrets': folder, '/data': otherFolder }`.
   */
  readonly words?: Readonly<Record<string, string>>;
  /** Set over what the file sets, as in `{ CASETRAIL_PORT: '0', CASETRAIL_HOST: '127.0.0.1' }`. */
  readonly environment?: Readonly<Record<string, string>>;
}

/**
 * The exact command and environment of one service, with what differs on this machine put in its place.
 *
 * @throws when the file has no such service
 */
export function resolveService(name: string, substitutions: Substitutions = {}): ResolvedService {
  const service = readComposeFile().services[name];
  if (!service) throw new Error(`docker-compose.yml has no service "${name}".`);
  const image = readImage(ROOT);
  const here = (word: string) => inPlaceOf(word, substitutions.words ?? {});
  const environment = { ...image.environment, ...service.environment };
  return {
    command: commandOf(service).map(here),
    environment: {
      ...Object.fromEntries(Object.entries(environment).map(([key, value]) => [key, here(value)])),
      ...substitutions.environment,
    },
    port: Number(environment.CASETRAIL_PORT),
    healthPath: image.healthCommand.at(-1)!,
  };
}

/** Of the services built here: those that serve, by profile. */
export function casetrailServices(profile: 'single' | 'cluster'): string[] {
  return Object.entries(readComposeFile().services)
    .filter(([, { build, restart, profiles }]) => build && restart !== 'no' && profiles.includes(profile))
    .map(([name]) => name);
}

/** What a container of a service built here runs: an entry point of the file's own drops the image's command. */
export function commandOf({ entrypoint, command }: Service): readonly string[] {
  const image = readImage(ROOT);
  return [...(entrypoint ?? image.entrypoint), ...(command ?? (entrypoint ? [] : image.command))];
}

function inPlaceOf(word: string, words: Readonly<Record<string, string>>): string {
  const key = Object.keys(words).find((each) => word === each || word.startsWith(`${each}/`));
  return key === undefined ? word : `${words[key]!}${word.slice(key.length)}`;
}

function filledIn(value: unknown, variables: Readonly<Record<string, string>>): unknown {
  if (typeof value !== 'string') return value;
  return value.replaceAll(/\$\$|\$\{(\w+):-([^}]*)\}/g, (_all, name?: string, otherwise?: string) =>
    name === undefined ? '$' : variables[name] || otherwise!,
  );
}
