import { describe, expect, it } from '@jest/globals';
import type { Reader } from '#access';
import { VISIBILITIES, type Visibility } from '#complaint';
import * as step from '../../libs/complaint/src/testing/steps.js';
import { lead } from '../../libs/complaint/src/testing/steps.js';
import type { CaseReads } from '../case-reads.js';
import { PUBLIC, citizenOf, staff } from '../testing/readers.js';
import { Town } from '../testing/town.js';

const NUMBER: Readonly<Record<Visibility, string>> = {
  listed: 'HD-AAAA-AAAA-1',
  unlisted: 'HD-BBBB-BBBB-2',
  confidential: 'HD-CCCC-CCCC-3',
};

/** One case of each visibility at sanitation's north street team, each about the housing authority. */
async function town(): Promise<Town> {
  const told = new Town();
  for (const visibility of VISIBILITIES) {
    await told.tellOf(
      NUMBER[visibility],
      step.receive({ visibility, about: ['housing'] }),
      step.assign({ departments: [lead('sanitation-north')] }),
      step.accept({ department: 'sanitation-north' }),
    );
  }
  return told;
}

type Seen = 'found' | 'by number' | 'not at all';

/** What each reader sees of a listed, an unlisted and a confidential case. */
const MATRIX: readonly [string, Reader, readonly [Seen, Seen, Seen]][] = [
  ['public', PUBLIC, ['found', 'by number', 'not at all']],
  ['citizen of another case', citizenOf('HD-XXXX-XXXX-X'), ['found', 'by number', 'not at all']],
  ['citizen of the listed case', citizenOf(NUMBER.listed), ['found', 'by number', 'not at all']],
  ['citizen of the confidential case', citizenOf(NUMBER.confidential), ['found', 'by number', 'by number']],
  ['operator', staff('operator'), ['found', 'found', 'found']],
  ['supervisor', staff('supervisor'), ['found', 'found', 'found']],
  ['auditor', staff('auditor'), ['found', 'found', 'found']],
  ['administrator', staff('administrator'), ['found', 'found', 'found']],
  ['analyst', staff('analyst'), ['found', 'by number', 'not at all']],
  ['handling department', staff('department', 'sanitation-north'), ['found', 'found', 'found']],
  ['its parent', staff('department', 'sanitation'), ['found', 'found', 'found']],
  ['its sibling', staff('department', 'sanitation-south'), ['not at all', 'not at all', 'not at all']],
  ['accused department', staff('department', 'housing'), ['not at all', 'not at all', 'not at all']],
  ['department of no name', staff('department'), ['found', 'by number', 'not at all']],
  ['service', staff('service'), ['found', 'by number', 'not at all']],
];

async function seen(reads: CaseReads, reader: Reader, caseNumber: string): Promise<Seen> {
  const found = (await reads.search(reader, {})).items.some((item) => item.caseNumber === caseNumber);
  const answers = [
    await reads.caseView(reader, caseNumber),
    await reads.history(reader, caseNumber),
    await reads.entriesAfter(reader, caseNumber, -1),
  ].map((answer) => answer !== undefined);
  expect(new Set(answers).size).toBe(1);
  if (found) expect(answers[0]).toBe(true);
  return found ? 'found' : answers[0] ? 'by number' : 'not at all';
}

describe('who may read which case', () => {
  it.each(MATRIX)('%s', async (_, reader, expected) => {
    const reads = await (await town()).reads();
    const actual = [];
    for (const visibility of VISIBILITIES) actual.push(await seen(reads, reader, NUMBER[visibility]));
    expect(actual).toEqual(expected);
  });

  it('never lets an accused department read, nor one above or below it, even when it holds a part', async () => {
    const number = 'HD-DDDD-DDDD-4';
    const told = await new Town().tellOf(number, step.receive({ about: ['sanitation'] }));
    // Not by decision, which refuses it, but as an import may have it.
    await told.imported(number, '2026-09-23T02:00:00.000Z', {
      type: 'ComplaintAssigned',
      data: { departments: [lead('sanitation-north')] },
      publishable: {},
    });
    const reads = await told.reads();
    for (const department of ['sanitation', 'sanitation-north', 'sanitation-south'])
      expect(await seen(reads, staff('department', department), number)).toBe('not at all');
  });

  it('answers an unknown number like a confidential one', async () => {
    const reads = await (await town()).reads();
    expect(await reads.caseView(PUBLIC, 'HD-NONE-NONE-0')).toBe(
      await reads.caseView(PUBLIC, NUMBER.confidential),
    );
  });

  it('lets a department see the work of its branch alone, and no callbacks', async () => {
    const reads = await (await town()).reads();
    const worklist = async (reader: Reader) =>
      (await reads.worklist(reader, 'sanitation-north')).items.map(({ caseNumber }) => caseNumber).sort();
    const all = Object.values(NUMBER);
    expect(await worklist(staff('department', 'sanitation'))).toEqual(all);
    expect(await worklist(staff('operator'))).toEqual(all);
    for (const reader of [PUBLIC, citizenOf(NUMBER.listed), staff('analyst'), staff('department', 'traffic')])
      expect(await worklist(reader)).toEqual([]);
  });
});
