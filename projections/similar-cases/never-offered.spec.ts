import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Reader } from '#access';
import { ROLES, VISIBILITIES } from '#complaint';
import * as step from '../../libs/complaint/src/testing/steps.js';
import { lead } from '../../libs/complaint/src/testing/steps.js';
import { citizenOf, PUBLIC, staff } from '../testing/readers.js';
import { Town } from '../testing/town.js';

const RUNS = Number(process.env.CASETRAIL_TEST_RUNS ?? 40);
const PHONES = ['13800000000', '13900000001'];
const POINTS = [
  [116.298, 39.959],
  [116.299, 39.96],
] as const;
const numberOf = (index: number) => `HD-AAAA-AAA${index}-X`;
const CLOSED = [step.assign(), step.accept(), step.resolve(), step.revisit()];

/** What may have become of a case. */
const FATES = {
  open: [],
  closed: CLOSED,
  restricted: [step.restrict()],
  'closed and restricted': [...CLOSED, step.restrict()],
  erased: [...CLOSED, step.orderErasure(), step.confirmErasure()],
} as const;
type Fate = keyof typeof FATES;
const GONE: readonly Fate[] = ['restricted', 'closed and restricted', 'erased'];

const cases = fc.array(
  fc.record({
    visibility: fc.constantFrom(...VISIBILITIES),
    fate: fc.constantFrom(...(Object.keys(FATES) as Fate[])),
    phone: fc.constantFrom(...PHONES),
    point: fc.constantFrom(...POINTS),
    about: fc.constantFrom([], ['housing'], ['sanitation']),
  }),
  { minLength: 1, maxLength: 6 },
);

const calls = fc.record(
  {
    category: fc.constantFrom('sanitation.rubbish', 'sanitation.toilet', 'noise.construction', 'nonesuch'),
    district: fc.constantFrom('haidian', 'chaoyang'),
    street: fc.constantFrom('Willow Lane', 'Elsewhere'),
    point: fc.constantFrom(...POINTS),
    summary: fc.constantFrom('Rubbish heaped under the windows of block 7', '垃圾', '?!'),
    phone: fc.constantFrom(...PHONES),
  },
  { requiredKeys: [] },
);

const readers: fc.Arbitrary<Reader> = fc.constantFrom(
  PUBLIC,
  citizenOf(numberOf(0)),
  ...ROLES.map((role) => staff(role)),
  staff('department', 'sanitation'),
  staff('department', 'housing'),
);

async function townOf(all: readonly (typeof cases extends fc.Arbitrary<(infer One)[]> ? One : never)[]) {
  const town = new Town();
  for (const [index, { visibility, fate, phone, point, about }] of all.entries()) {
    const location = { district: 'haidian', street: 'Willow Lane', point };
    const receipt = step.receive({ visibility, about, location, complainant: { phones: [phone] } });
    // An accused department handles nothing; another does.
    const department = about.includes('sanitation' as never) ? 'parks' : 'sanitation';
    const fated = FATES[fate].map((one) => handledBy(one, department));
    await town.tellOf(numberOf(index), receipt, ...fated);
  }
  return town;
}

const handledBy = (one: step.Step, department: string): step.Step => ({
  ...one,
  payload: {
    ...one.payload,
    ...('department' in one.payload && { department }),
    ...('departments' in one.payload && { departments: [lead(department)] }),
  },
});

describe('whatever is asked', () => {
  it('nobody is offered what they may not read, or what may not be used any more', () =>
    fc.assert(
      fc.asyncProperty(cases, calls, readers, async (all, call, reader) => {
        const town = await townOf(all);
        const reads = await town.reads();
        const { cases: found, recurring } = await reads.similar(reader, call);
        const told = [...found.map(({ caseNumber }) => caseNumber), ...(recurring?.caseNumbers ?? [])];
        expect(new Set(found.map(({ caseNumber }) => caseNumber)).size).toBe(found.length);
        for (const caseNumber of told) {
          expect(await reads.history(reader, caseNumber)).toBeDefined();
          const fate = all.find((_, index) => numberOf(index) === caseNumber)!.fate;
          expect(GONE).not.toContain(fate);
        }
        const takesCalls = reader.kind === 'staff' && ['operator', 'supervisor'].includes(reader.actor.role);
        if (!takesCalls) expect(told).toEqual([]);
      }),
      { numRuns: RUNS },
    ));

  it('an operator is offered every usable case of the number that calls', () =>
    fc.assert(
      fc.asyncProperty(cases, fc.constantFrom(...PHONES), async (all, phone) => {
        const reads = await (await townOf(all)).reads();
        const { cases: found } = await reads.similar(staff('operator'), { phone });
        const own = all.flatMap((one, index) =>
          one.phone === phone && !GONE.includes(one.fate) ? [numberOf(index)] : [],
        );
        expect(found.map(({ caseNumber }) => caseNumber).sort()).toEqual(own);
        for (const { sameCaller } of found) expect(sameCaller).toBe(true);
      }),
      { numRuns: RUNS },
    ));
});
