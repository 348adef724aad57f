import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SHIPPED_POLICIES, type Policy } from '#complaint';
import { COMMENTS } from './comments.js';
import { readPolicyFile } from './read-policy-file.js';
import { writePolicyFile } from './write-policy-file.js';

const words = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 80 })
  .filter((text) => text.trim() !== '');
const span = fc.oneof(
  fc.integer({ min: 1, max: 1000 }).map((hours) => ({ hours: hours / 4 })),
  fc.integer({ min: 1, max: 60 }).map((days) => ({ days })),
  fc.integer({ min: 1, max: 60 }).map((workingHours) => ({ workingHours })),
  fc.integer({ min: 1, max: 20 }).map((workingDays) => ({ workingDays })),
);
const [simple] = SHIPPED_POLICIES;

/** Any policy that differs from a shipped one in what people write and in how long things take. */
const policy: fc.Arbitrary<Policy> = fc
  .record(
    {
      base: fc.constantFrom(...SHIPPED_POLICIES),
      version: fc.integer({ min: 1, max: 999_999 }),
      zh: words,
      en: words,
      source: words,
      appliesFrom: fc.date({ min: new Date(0), max: new Date('2099-01-01'), noInvalidDate: true }),
      warning: fc.record({ respond: span, resolve: span }),
      spacing: span,
      response: fc.double({ min: 0, max: 1, noNaN: true }),
    },
    { requiredKeys: ['base', 'version', 'zh', 'en', 'appliesFrom', 'warning', 'spacing', 'response'] },
  )
  .map(({ base, version, zh, en, source, appliesFrom, warning, spacing, response }) => ({
    ...base,
    version,
    name: { 'zh-CN': zh, en },
    ...(source === undefined ? {} : { source }),
    appliesFrom: appliesFrom.toISOString(),
    warning,
    revisit: { ...base.revisit, spacing },
    rates: { ...base.rates, weights: { response, resolution: 1 - response, satisfaction: 0 } },
  }));

describe('a policy written to a file', () => {
  it.each(SHIPPED_POLICIES.map((each) => [each.id, each] as const))('reads back equal: %s', (_, shipped) => {
    expect(readPolicyFile(writePolicyFile(shipped), 'x')).toEqual(shipped);
  });

  it('reads back equal, whatever is in it', () => {
    fc.assert(
      fc.property(policy, (each) => {
        expect(readPolicyFile(writePolicyFile(each), 'x')).toEqual(JSON.parse(JSON.stringify(each)));
      }),
      { numRuns: Number(process.env.CASETRAIL_TEST_RUNS ?? 40) },
    );
  });

  it('says how to adopt it and what each part is', () => {
    const text = writePolicyFile({ ...simple!, source: 'Ours.' });
    expect(text).toMatch(/^# What citizens are promised/);
    expect(text).toContain('casetrail policy adopt <file>');
    for (const comment of Object.values(COMMENTS)) expect(text).toContain(`# ${comment}`);
  });

  it('keeps spans and hours in one line', () => {
    expect(writePolicyFile(simple!)).toContain('  - respond: { hours: 24 }\n    resolve: { hours: 72 }');
    expect(writePolicyFile(simple!)).toContain('    - { from: 10:00, to: 12:00 }');
  });
});
