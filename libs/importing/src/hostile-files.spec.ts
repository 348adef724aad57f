import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BrokenFile, ImportRefused } from './errors.js';
import { parseMapping } from './mapping.js';
import { readCsv } from './sources/csv.js';
import { readNyc311 } from './sources/nyc311.js';
import { readOpen311 } from './sources/open311.js';
import { fileOf, fixture, readAll, SETTINGS } from './testing/reading.js';
import type { Opener } from './table.js';

const RUNS = { numRuns: Number(process.env.CASETRAIL_TEST_RUNS ?? 60) };

const CASES = readFileSync(fixture('cases.csv'));
const MAPPING = parseMapping(readFileSync(fixture('cases.mapping.json'), 'utf8'));
const HEADER = 'id;in;out;what;where;unit;result\n';
const ROW = '9;01.04.2024 08:00;;Pothole;East;Roads;\n';

const read = (open: Opener) => readAll(readCsv(open, MAPPING, SETTINGS));
const readText = (text: string | Buffer, size?: number) => read(fileOf(text, size));

describe('a broken file hands on every case before the break, whole', () => {
  it.each([
    [
      'ends inside quotes',
      `${HEADER}${ROW}10;01.04.2024 08:00;;"Pot`,
      'ends inside a quoted field at line 3',
    ],
    ['has a stray quote', `${HEADER}${ROW}10;"a"b;c;;;;\n${ROW}`, 'quotes do not match at line 3'],
    ['holds a NUL', `${HEADER}${ROW}10;\0;;;;;\n`, 'Line 3 holds a NUL byte'],
    [
      'changes to Latin-1',
      Buffer.concat([Buffer.from(HEADER + ROW), Buffer.from('10;\xe9\n', 'latin1')]),
      'Line 3 is not UTF-8',
    ],
    [
      'ends inside a character',
      Buffer.concat([Buffer.from(HEADER + ROW), Buffer.from([0xe6, 0xb1])]),
      'is not UTF-8',
    ],
    ['has an endless field', `${HEADER}${ROW}10;${'x'.repeat(2_000_000)}`, 'Line 3 is longer than 1 MiB'],
    [
      'has an endless quoted field',
      `${HEADER}${ROW}10;"${'line\n'.repeat(220_000)}"`,
      'A row is longer than 1 MiB',
    ],
    ['has a million columns', `${HEADER}${ROW}10${';'.repeat(2_000_000)}`, 'Line 3 is longer than 1 MiB'],
  ])('%s', async (_, text, words) => {
    const { cases, error } = await readText(text, 1000);
    expect(cases.map(({ row }) => row)).toEqual(['9']);
    expect(error).toBeInstanceOf(BrokenFile);
    expect((error as Error).message).toContain(words);
  });

  it('never holds an endless line', async () => {
    let handed = 0;
    const endless: Opener = async function* () {
      yield Buffer.from(HEADER + ROW + '10;');
      for (; handed < 100_000_000; handed += 65_536) yield Buffer.alloc(65_536, 'x');
    };
    expect((await read(endless)).error).toBeInstanceOf(BrokenFile);
    expect(handed).toBeLessThan(2_000_000);
  });
});

describe('a file that is not a table', () => {
  it.each([
    ['empty', '', 'The file is empty'],
    [
      'ten thousand columns',
      `${Array.from({ length: 10_000 }, (_, n) => `c${n}`).join(';')}\n`,
      'has 10000 columns',
    ],
    ['a column there twice', `id;${HEADER}`, 'more than one column "id"'],
    ['prototype keys for columns', '__proto__;constructor\n1;2\n', 'lacks the columns "id"'],
  ])('%s is refused', async (_, text, words) => {
    const { items, error } = await readText(text);
    expect(items).toEqual([]);
    expect(error).toBeInstanceOf(ImportRefused);
    expect((error as Error).message).toContain(words);
  });
});

describe('what is only unusual', () => {
  it('skips a byte order mark and reads CRLF', async () => {
    const { cases, rejections } = await readText(`\uFEFF${(HEADER + ROW).replaceAll('\n', '\r\n')}`);
    expect([cases.length, rejections]).toEqual([1, []]);
  });

  it('is read the same in chunks of any size', async () => {
    const whole = await readText(CASES);
    for (const size of [1, 2, 7, 64]) expect(await readText(CASES, size)).toEqual(whole);
  });

  it('keeps a formula and a prototype key as the text they are', async () => {
    const { cases } = await readText(HEADER + ROW.replace('Pothole', '=cmd()').replace('East', '__proto__'));
    expect(cases[0]?.events[0]?.event.publishable).toEqual({ summary: '=cmd()' });
  });
});

describe('whatever the rows hold, each is a case or is reported', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.constantFrom(
      '',
      '__proto__',
      '01.04.2024 08:00',
      '31.02.2024 08:00',
      '1e999',
      '\ud800',
      '"',
      ';',
      '\r\n',
    ),
  );
  const quoted = (text: string) => `"${text.toWellFormed().replaceAll('\0', '').replaceAll('"', '""')}"`;

  it('in a CSV file', async () => {
    const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 8 }), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(rows, async (table) => {
        const text = HEADER + table.map((cells) => `${cells.map(quoted).join(';')}\n`).join('');
        const { items, error } = await readText(text);
        expect(error).toBeUndefined();
        expect(items).toHaveLength(table.length);
      }),
      RUNS,
    );
  });

  it('in New York rows', async () => {
    const [header, row] = readFileSync(fixture('nyc311-six-rows.csv'), 'utf8').split('\n') as [
      string,
      string,
    ];
    const place = fc.nat(row.length);
    await fc.assert(
      fc.asyncProperty(place, fc.nat(30), fc.string({ maxLength: 10 }), async (at, length, put) => {
        const clean = put.replace(/["\n\r\0]/g, '').toWellFormed();
        const text = `${header}\n${row.slice(0, at)}${clean}${row.slice(at + length)}\n`;
        const { items, error } = await readAll(readNyc311(fileOf(text), SETTINGS));
        expect(error === undefined ? items.length : error).toEqual(error ?? 1);
        if (error !== undefined) expect(error).toBeInstanceOf(BrokenFile);
      }),
      RUNS,
    );
  });

  it('in Open311 requests', async () => {
    const requests = JSON.parse(readFileSync(fixture('open311-requests.json'), 'utf8')) as Record<
      string,
      unknown
    >[];
    const key = fc.constantFrom(...Object.keys(requests[0]!), '__proto__', 'toString');
    await fc.assert(
      fc.asyncProperty(key, fc.jsonValue({ maxDepth: 3 }), async (name, value) => {
        const text = `[{${JSON.stringify(name)}: ${JSON.stringify(value)}, ${JSON.stringify(requests[0]).slice(1)}, ${JSON.stringify({ ...requests[0], [name]: value })}]`;
        const { items, error } = await readAll(readOpen311(fileOf(text), SETTINGS));
        expect([error, items.length]).toEqual([undefined, 2]);
      }),
      RUNS,
    );
  });
});
