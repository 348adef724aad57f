import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Reader } from '#access';
import * as step from '../../libs/complaint/src/testing/steps.js';
import { CASE, lead } from '../../libs/complaint/src/testing/steps.js';
import type { CaseReads } from '../case-reads.js';
import { PUBLIC, citizenOf, staff } from '../testing/readers.js';
import { SECRETS, Town } from '../testing/town.js';

const RECEIVED = step.receive({
  description: SECRETS.description,
  complainant: { name: SECRETS.name, phones: [SECRETS.phone] },
  location: { district: 'haidian', street: 'Willow Lane', address: SECRETS.address, point: [116.29, 39.95] },
});

const HANDLED = [
  RECEIVED,
  step.assign({ departments: [lead('sanitation')] }),
  step.accept(),
  step.linkCall({ text: SECRETS.call }),
  step.addInformation({ text: SECRETS.information }),
  step.progress({ internal: SECRETS.internal }),
  step.resolve(),
];

const REOPENED = [
  ...HANDLED,
  step.revisit({ opinion: SECRETS.opinion, solved: 'no', satisfaction: 'dissatisfied' }),
  step.resolve(),
  step.revisit(),
  step.reopen({ text: SECRETS.reopening }),
];

/** Everything that any query answers this reader, as one text. */
async function everythingFor(reads: CaseReads, reader: Reader): Promise<string> {
  return JSON.stringify([
    await reads.caseView(reader, CASE),
    await reads.history(reader, CASE),
    await reads.entriesAfter(reader, CASE, -1),
    await reads.search(reader, {}),
    await reads.worklist(reader, 'sanitation'),
    await reads.revisits(reader),
    (await reads.whatToTell(reader, CASE)) ?? null,
    await reads.similar(reader, { phone: SECRETS.phone, district: 'haidian', street: 'Willow Lane' }),
    await reads.suggest(reader, { summary: 'rubbish', district: 'haidian' }),
    await reads.deadlines(reader, {}),
    await reads.mitigations(reader, {}),
    await reads.deferred(reader, {}),
    await reads.timelines(reader, { groupBy: 'department', historical: 'include' }),
    await reads.rates(reader, { groupBy: 'department', historical: 'include' }),
    await reads.countedCases(reader, { historical: 'include' }),
  ]);
}

async function secretsFor(reader: Reader, steps: readonly step.Step[]): Promise<string[]> {
  const told = await new Town().tell(...steps);
  const answers = await everythingFor(await told.reads(), reader);
  return Object.entries(SECRETS).flatMap(([name, words]) => (answers.includes(words) ? [name] : []));
}

describe('content', () => {
  it.each<[string, Reader, readonly step.Step[], string[]]>([
    ['nobody in public', PUBLIC, REOPENED, []],
    ['not the citizen of another case', citizenOf('HD-XXXX-XXXX-X'), REOPENED, []],
    [
      'the citizen, but no internal note',
      citizenOf(CASE),
      REOPENED,
      ['name', 'phone', 'description', 'address', 'call', 'information', 'opinion', 'reopening'],
    ],
    [
      'the operator',
      staff('operator'),
      REOPENED,
      ['name', 'phone', 'description', 'address', 'call', 'information', 'internal', 'opinion', 'reopening'],
    ],
    [
      'the handling department, but no opinion of it',
      staff('department', 'sanitation'),
      REOPENED,
      ['name', 'phone', 'description', 'address', 'call', 'information', 'internal', 'reopening'],
    ],
    [
      'the handling department once closed, but no contact',
      staff('department', 'sanitation'),
      [...HANDLED, step.revisit()],
      ['description', 'address', 'call', 'information', 'internal'],
    ],
    [
      'the auditor, but no contact',
      staff('auditor'),
      REOPENED,
      ['description', 'address', 'call', 'information', 'internal', 'opinion', 'reopening'],
    ],
    ['not the administrator', staff('administrator'), REOPENED, []],
    ['not the analyst', staff('analyst'), REOPENED, []],
    [
      'the citizen alone once restricted',
      staff('operator'),
      [...REOPENED, step.restrict({ reason: SECRETS.erasure })],
      [],
    ],
    [
      'the reason of a restriction to an auditor',
      staff('auditor'),
      [...REOPENED, step.restrict({ reason: SECRETS.erasure })],
      ['erasure'],
    ],
  ])('is opened to %s', async (_, reader, steps, expected) => {
    expect(await secretsFor(reader, steps)).toEqual(expected);
  });

  it('says which groups were opened, so that a look can be recorded', async () => {
    const reads = await (await new Town().tell(...HANDLED)).reads();
    expect((await reads.history(staff('auditor'), CASE))?.opened).toEqual([
      'account',
      'opinion',
      'internal',
      'legal',
    ]);
    expect((await reads.history(PUBLIC, CASE))?.opened).toEqual([]);
  });

  it('is in no public answer, whatever happens and whatever the words', async () => {
    const word = fc.stringMatching(/^zq[a-z0-9]{8}$/);
    await fc.assert(
      fc.asyncProperty(fc.tuple(word, word, word, word, word), fc.nat(7), async (words, length) => {
        const [description, name, address, internal, opinion] = words;
        const steps = [
          step.receive({
            description,
            complainant: { name, phones: [] },
            location: { district: 'haidian', address },
          }),
          step.assign(),
          step.accept(),
          step.linkCall({ text: description }),
          step.progress({ internal }),
          step.resolve(),
          step.revisit({ opinion, solved: 'partly', satisfaction: 'dissatisfied' }),
          step.addInformation({ text: opinion }),
        ];
        const told = await new Town().tell(...steps.slice(0, length + 1));
        const answers = await everythingFor(await told.reads(), PUBLIC);
        for (const secret of words) expect(answers).not.toContain(secret);
      }),
      { numRuns: Number(process.env.CASETRAIL_TEST_RUNS ?? 40) },
    );
  });
});
