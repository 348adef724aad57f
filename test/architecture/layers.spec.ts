import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const root = join(import.meta.dirname, '../..');
const IMPORT = /(?<!')\b(?:from|import)\s*\(?\s*'([^']+)'/g;

interface Edge {
  readonly file: string;
  readonly imported: string;
}

/** What each library may import besides itself. */
const LIBRARIES: Readonly<Record<string, readonly string[]>> = {
  calendar: [],
  complaint: ['calendar'],
  'event-store': [],
  'read-store': ['event-store'],
  projecting: ['event-store', 'read-store', 'complaint'],
  sealing: ['complaint', 'event-store'],
  access: ['complaint'],
  cases: ['complaint', 'event-store', 'sealing'],
  importing: ['complaint', 'event-store', 'sealing'],
  incidents: ['cases', 'complaint', 'event-store', 'sealing'],
  timers: ['complaint', 'event-store', 'projecting', 'read-store'],
  delivering: [],
  telling: [
    'complaint',
    'calendar',
    'cases',
    'delivering',
    'event-store',
    'projecting',
    'read-store',
    'sealing',
  ],
  webhooks: ['complaint', 'delivering', 'event-store', 'sealing'],
  rulebook: ['calendar', 'complaint', 'event-store'],
  service: [
    'access',
    'complaint',
    'event-store',
    'projecting',
    'read-store',
    'rulebook',
    'sealing',
    'timers',
  ],
};

/** The libraries without input, output or a clock of their own, and the packages each may use. */
const PURE: Readonly<Record<string, readonly string[]>> = {
  calendar: ['chinese-days/dist/chinese-days.json'],
  complaint: [],
};

describe('dependencies point one way: apps -> projections -> libs', () => {
  const edges = globSync('{apps,libs,projections}/**/*.{ts,tsx}', { cwd: root }).flatMap(importsOf);

  it('finds the code it is meant to judge', () => expect(edges.length).toBeGreaterThan(100));

  it('no library knows a projection or an app, nor a library it may not', () =>
    expect(
      edges.filter(({ file, imported }) => file.startsWith('libs/') && !mayImport(file, imported)),
    ).toEqual([]));

  it('no projection knows an app', () =>
    expect(
      edges.filter(({ file, imported }) => file.startsWith('projections/') && imported.startsWith('apps/')),
    ).toEqual([]));

  it('nobody reaches into a library past its index, but specs into a kit or contract', () =>
    expect(edges.filter(({ file, imported }) => reachesInside(file, imported))).toEqual([]));

  describe.each(Object.entries(PURE))('%s is pure', (library, packages) => {
    const files = globSync(`libs/${library}/**/*.ts`, { cwd: root }).filter((file) => !isTest(file));
    const isPure = (imported: string) =>
      Object.keys(PURE).some((each) => imported.startsWith(`libs/${each}/`));

    it('imports what is pure, no Nest, nothing that reads or writes', () =>
      expect(
        files.flatMap(importsOf).filter(({ imported }) => !isPure(imported) && !packages.includes(imported)),
      ).toEqual([]));

    it('reads no clock and throws no dice', () =>
      expect(files.filter((file) => /Date\.now\(|new Date\(\)|Math\.random/.test(read(file)))).toEqual([]));
  });
});

function importsOf(file: string): Edge[] {
  return [...read(file).matchAll(IMPORT)].map(([, specifier]) => ({
    file,
    imported: resolve(file, specifier!),
  }));
}

/** A path below the repository's root for our own modules, the specifier itself for packages. */
function resolve(file: string, specifier: string): string {
  if (specifier === '#projections') return 'projections/index.ts';
  if (specifier.startsWith('#')) return `libs/${specifier.slice(1)}/src/index.ts`;
  if (specifier.startsWith('.')) return relative(root, join(root, dirname(file), specifier));
  return specifier;
}

function mayImport(file: string, imported: string): boolean {
  const [, own] = file.split('/');
  if (isTest(file)) return !imported.startsWith('apps/') && !imported.startsWith('projections/');
  const [place, library] = imported.split('/');
  if (place === 'apps' || place === 'projections') return false;
  return place !== 'libs' || library === own || LIBRARIES[own!]!.includes(library!);
}

function reachesInside(file: string, imported: string): boolean {
  const [place, library] = imported.split('/');
  if (place !== 'libs' || imported.endsWith('src/index.ts') || isTest(file)) return false;
  return !file.startsWith(`libs/${library}/`);
}

function isTest(file: string): boolean {
  return /\.spec\.tsx?$|\/contract\/|\/testing\//.test(file);
}

function read(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}
