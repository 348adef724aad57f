import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { lastDayKnown } from '#calendar';
import { DEFAULT_CATALOGUE, SHIPPED_POLICIES, type Policy } from '#complaint';
import { CatalogueFile, readPolicyFile, writeCatalogueFile, writePolicyFile } from '#rulebook';
import type { CliCommand } from '../command.js';
import { catalogueCommand } from './catalogue.command.js';
import { policyCommand } from './policy.command.js';
import { tokenCommand } from './token.command.js';

let folder: string;
let out: string[];
let err: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'casetrail-rules-'));
  process.env.CASETRAIL_DATA = join(folder, 'data');
});
afterEach(() => {
  delete process.env.CASETRAIL_DATA;
  rmSync(folder, { recursive: true });
});

function run(command: CliCommand, ...args: string[]): Promise<number> {
  [out, err] = [[], []];
  return command.run(args, { out: (line) => void out.push(line), err: (line) => void err.push(line) });
}
const policy = (...args: string[]) => run(policyCommand, ...args);
const catalogue = (...args: string[]) => run(catalogueCommand, ...args);

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const BEIJING = SHIPPED_POLICIES.find(({ id }) => id === 'beijing')!;
const GUANGDONG = SHIPPED_POLICIES.find(({ id }) => id === 'guangdong')!;
const SECOND: Policy = { ...BEIJING, version: 2, appliesFrom: '2099-11-30T16:00:00.000Z', reopenDays: 30 };
const MERGED = writeCatalogueFile(DEFAULT_CATALOGUE).replace(
  '- id: parking\n',
  '- id: parking\n    mergedInto: street-patrol\n',
);

describe('casetrail policy', () => {
  it('shows what is in force, also before there is a log', async () => {
    expect(await policy('list')).toBe(0);
    expect(out.slice(0, 2)).toEqual([
      'beijing: Beijing (unofficial) (北京（非官方）)',
      '  version 1 is in force',
    ]);
    expect(await policy('show', 'beijing')).toBe(0);
    expect(readPolicyFile(out.join('\n'), 'shown')).toEqual(BEIJING);
  });

  it('checks a file line by line, adopts it once, and shows it with its beginning in the city’s time', async () => {
    const mine = file('mine.yaml', writePolicyFile(SECOND));
    expect(await policy('check', mine)).toBe(0);
    expect(out).toEqual([
      'mine.yaml is sound. beijing version 2 can be adopted, for complaints received from 2099-12-01 00:00 (Asia/Shanghai) on.',
    ]);
    expect(await policy('adopt', mine)).toBe(0);
    expect(out).toEqual([
      'beijing version 2 is adopted, for complaints received from 2099-12-01 00:00 (Asia/Shanghai) on.',
      'Complaints received before keep what they were promised.',
    ]);
    expect(err).toEqual([expect.stringContaining('set CASETRAIL_POLICY=beijing')]);
    expect(await policy('adopt', mine)).toBe(0);
    expect(out).toEqual(['beijing version 2 was adopted already. Nothing changes.']);
    expect(await policy('check', mine)).toBe(0);
    expect(out).toEqual(['mine.yaml is sound. beijing version 2 was adopted already.']);
    await policy('list');
    expect(out).toContain('  version 2 applies from 2099-12-01 00:00 (Asia/Shanghai)');
    await policy('show', 'beijing');
    expect(readPolicyFile(out.join('\n'), 'shown')).toEqual(SECOND);
    await policy('show', 'beijing', '--version', '1');
    expect(readPolicyFile(out.join('\n'), 'shown')).toEqual(BEIJING);
  });

  it('names every fault of a file and adopts nothing', async () => {
    const text = writePolicyFile(SECOND)
      .replace('reopenDays: 30', 'reopenDays: -1')
      .replace('zone: Asia/', 'zone: Mars/');
    const mine = file('mine.yaml', text);
    const faults = /^mine\.yaml:\d+: calendar\.zone: .*\nmine\.yaml:\d+: reopenDays: /;
    await expect(policy('check', mine)).rejects.toThrow(faults);
    await expect(policy('adopt', mine)).rejects.toThrow(faults);
    await policy('list');
    expect(out.join()).not.toContain('version 2');
  });

  it('refuses what would change promises that were given', async () => {
    const mine = file('mine.yaml', writePolicyFile({ ...SECOND, appliesFrom: '2020-01-01T00:00:00.000Z' }));
    for (const deed of ['check', 'adopt'])
      await expect(policy(deed, mine)).rejects.toMatchObject({ code: 'applies-in-past' });
  });

  it('says how it is asked', async () => {
    for (const args of [
      [],
      ['list', 'x'],
      ['show'],
      ['show', 'a', 'b'],
      ['check'],
      ['toString', 'x'],
      ['list', '--version', '1'],
      ['year'],
      ['year', 'guangdong'],
    ])
      expect([args, await policy(...args)]).toEqual([args, 2]);
    expect(err).toEqual([expect.stringMatching(/^Usage: casetrail policy list \| show ID/)]);
    await expect(policy('check', join(folder, 'nothing.yaml'))).rejects.toThrow(
      /nothing\.yaml cannot be read \(ENOENT\)/,
    );
    await expect(policy('show', 'lunar')).rejects.toThrow(/There is no policy lunar/);
  });
});

describe('casetrail policy year', () => {
  const LAST = Number(lastDayKnown(GUANGDONG.calendar)!.slice(0, 4));
  const YEAR = LAST + 1;
  const text = `year: ${YEAR}
days:
  - { day: ${YEAR}-01-01, working: false }
  - { day: ${YEAR}-05-01, working: false }
  - { day: ${YEAR}-10-01, working: false }
`;

  it('says until when working time can be counted, enters a year, and tells what it will count as free', async () => {
    await policy('list');
    expect(out).toContain(`  working time can be counted until ${LAST}-12-28`);
    expect(out.filter((line) => line === '  counts nothing by public holidays')).toHaveLength(2);
    const mine = file('year.yaml', text);
    expect(await policy('year', 'guangdong', mine)).toBe(0);
    expect(out[0]).toBe(`${YEAR} is entered for every version of guangdong:`);
    expect(out[1]).toMatch(new RegExp(`^Free: \\w+day 1 January ${YEAR}$`));
    expect(out).toHaveLength(5);
    await policy('list');
    expect(out).toContain(`  working time can be counted until ${YEAR}-12-28`);
    expect(await policy('year', 'guangdong', mine)).toBe(0);
    expect(out).toEqual([`${YEAR} was entered so for guangdong already.`]);
  });

  it('leaves the files of policies as they were: the year is no promise of a version', async () => {
    await policy('year', 'guangdong', file('year.yaml', text));
    await policy('show', 'guangdong');
    const shown = out.join('\n');
    expect(readPolicyFile(shown, 'shown')).toEqual(GUANGDONG);
    await policy('check', file('shown.yaml', shown));
    expect(out).toEqual(['shown.yaml is sound. guangdong version 1 was adopted already.']);
  });

  it('names every fault with its line and enters nothing', async () => {
    const mine = file('year.yaml', text.replace(`${YEAR}-01-01`, `${LAST}-01-01`));
    await expect(policy('year', 'guangdong', mine)).rejects.toThrow(
      /^year\.yaml:2: days: New Year's Day.*\nyear\.yaml:3: days\[0\]: /,
    );
    await expect(policy('year', 'simple', file('year.yaml', text))).rejects.toMatchObject({
      code: 'no-holidays',
    });
    await policy('list');
    expect(out).toContain(`  working time can be counted until ${LAST}-12-28`);
  });
});

describe('casetrail catalogue', () => {
  it('shows what there is, to read and as a file', async () => {
    expect(await catalogue('show')).toBe(0);
    expect(out).toContain('19 departments');
    expect(out).toContain('  parks: Parks (园林绿化局)');
    expect(await catalogue('show', '--as', 'yaml')).toBe(0);
    expect(CatalogueFile.read(out.join('\n'), 'shown').catalogue).toEqual(DEFAULT_CATALOGUE);
  });

  it('says what a file would change, changes it once, and shows where the old one went', async () => {
    expect(await catalogue('apply', file('city.yaml', writeCatalogueFile(DEFAULT_CATALOGUE)))).toBe(0);
    const city = file('city.yaml', MERGED);
    for (const args of [
      ['check', city],
      ['apply', city, '--dry-run'],
      ['apply', city],
    ]) {
      expect(await catalogue(...args)).toBe(0);
      expect(out).toEqual(['Merges department parking into street-patrol.']);
    }
    expect(await catalogue('apply', city)).toBe(0);
    expect(out).toEqual(['The catalogue is so already. Nothing changes.']);
    expect(await catalogue('check', city)).toBe(0);
    expect([out, err]).toEqual([[], ['city.yaml is the catalogue as it is.']]);
    await catalogue('show');
    expect(out).toContain('  parking: Parking (停车管理所), merged into street-patrol');
  });

  it('names with its line what cannot be', async () => {
    await catalogue('apply', file('city.yaml', writeCatalogueFile(DEFAULT_CATALOGUE)));
    const city = file(
      'city.yaml',
      MERGED.replace('street-patrol\n', 'lunar\n').replace('code: HD', 'code: HA'),
    );
    const faults =
      /^city\.yaml:\d+: departments\[5\]: There is no "lunar".*\ncity\.yaml:\d+: districts\[0\]: The code of haidian stays HD/;
    await expect(catalogue('check', city)).rejects.toThrow(faults);
    await expect(catalogue('apply', city)).rejects.toThrow(faults);
  });

  it('begins a new log with the city’s own, whose departments get tokens', async () => {
    const name = '{ zh-CN: 一, en: One }';
    const mine = file(
      'mine.yaml',
      `departments:\n  - { id: works, name: ${name} }\ncategories:\n  - { id: road, name: ${name}, visibility: listed }\ndistricts:\n  - { id: north, code: NO, name: ${name} }\n`,
    );
    expect(await catalogue('apply', mine)).toBe(0);
    expect(out).toEqual([
      'Lists department works: One (一).',
      'Lists category road: One (一).',
      'Lists district north: One (一).',
    ]);
    expect(await run(tokenCommand, '--role', 'department', '--department', 'works', '--name', 'x')).toBe(0);
    expect(await run(tokenCommand, '--role', 'department', '--department', 'parks', '--name', 'x')).toBe(2);
    expect(err).toEqual(['There is no department "parks": works are the ones.']);
  });

  it('says how it is asked', async () => {
    for (const args of [[], ['show', 'x'], ['show', '--as', 'xml'], ['check'], ['apply']])
      expect([args, await catalogue(...args)]).toEqual([args, 2]);
  });
});
