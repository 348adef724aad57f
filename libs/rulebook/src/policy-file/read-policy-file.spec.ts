import { describe, expect, it } from '@jest/globals';
import { SHIPPED_POLICIES, type Policy } from '#complaint';
import { InvalidPolicy } from '../checking/errors.js';
import { readPolicyFile } from './read-policy-file.js';
import { writePolicyFile } from './write-policy-file.js';

const GUANGDONG = SHIPPED_POLICIES.find(({ id }) => id === 'guangdong')!;
const FILE = writePolicyFile(GUANGDONG);

const lineOf = (text: string, part: string): number => {
  expect(text).toContain(part);
  return text.slice(0, text.indexOf(part)).split('\n').length;
};

function problemsOf(text: string): readonly string[] {
  try {
    readPolicyFile(text, 'mine.yaml');
  } catch (error) {
    if (error instanceof InvalidPolicy) return error.problems;
    throw error;
  }
  return [];
}

/** What is said of the shipped file with one part of it written otherwise, and on which line. */
function problemsWith(part: string, instead: string, marked = instead): readonly string[] {
  lineOf(FILE, part);
  const text = FILE.replace(part, instead);
  const line = lineOf(text, marked);
  return problemsOf(text).map((problem) => problem.replace(`mine.yaml:${line}: `, 'there: '));
}

describe('a policy file', () => {
  it('reads as the policy it says, its moment in UTC', () => {
    const text = FILE.replace(
      'appliesFrom: 1970-01-01T00:00:00.000Z',
      'appliesFrom: 2027-01-01T00:00:00+08:00',
    );
    expect(readPolicyFile(text, 'mine.yaml')).toEqual({
      ...GUANGDONG,
      appliesFrom: '2026-12-31T16:00:00.000Z',
    });
  });

  it('may be JSON', () => {
    expect(readPolicyFile(JSON.stringify(GUANGDONG, null, 2), 'mine.json')).toEqual(GUANGDONG);
  });

  it('may say a thing once and point to it', () => {
    const text = FILE.replace('spacing: { hours: 4 }', 'spacing: &day { hours: 24 }').replace(
      'overdueAfter: { hours: 24 }',
      'overdueAfter: *day',
    );
    expect(readPolicyFile(text, 'mine.yaml').revisit).toMatchObject({
      spacing: { hours: 24 },
      overdueAfter: { hours: 24 },
    });
  });
});

describe('a problem of a policy file is told with its line', () => {
  const cases: readonly [string, string, string, string, string?][] = [
    [
      'an unknown field',
      'attempts: 4',
      'attempts: 4\n  atempts: 4',
      'revisit.atempts: "atempts" means nothing here. Did you mean "attempts"?',
      'atempts: 4',
    ],
    [
      'a field that is near to none',
      'backdateHours: 24',
      'backdateHours: 24\nzz: 1',
      'zz: "zz" means nothing here. There is id, version, name',
      'zz: 1',
    ],
    [
      'a text for a number',
      'attempts: 4',
      'attempts: four',
      'revisit.attempts: "four" does not do: say a whole number from 1 to 100.',
    ],
    [
      'no attempts',
      'attempts: 4',
      'attempts: 0',
      'revisit.attempts: 0 does not do: say a whole number from 1 to 100.',
    ],
    ['a number that is none', 'attempts: 4', 'attempts: .nan', 'revisit.attempts: NaN does not do'],
    ['nothing', 'attempts: 4', 'attempts:', 'revisit.attempts: Nothing does not do'],
    [
      'a negative limit',
      'resolve: { workingDays: 15 }',
      'resolve: { workingDays: -15 }',
      'limits[2].resolve.workingDays: "workingDays" must be a whole number above 0',
    ],
    [
      'a zero limit',
      'resolve: { workingDays: 15 }',
      'resolve: { workingDays: 0 }',
      'limits[2].resolve.workingDays:',
    ],
    [
      'a span in two units',
      'spacing: { hours: 4 }',
      'spacing: { hours: 4, days: 1 }',
      'revisit.spacing: Say the span in exactly one of',
    ],
    [
      'a response after the resolution',
      'respond: { hours: 2 }',
      'respond: { hours: 25 }',
      'limits[0].respond: The response may come later than the resolution: make it shorter.',
    ],
    [
      'a response that is later on some days',
      'respond: { hours: 2 }',
      'respond: { workingDays: 1 }',
      'limits[0].respond: The response may come later',
    ],
    [
      'conditions on the last row',
      '- respond: { workingDays: 2 }\n    resolve: { workingDays: 10 }',
      '- kinds: [ help ]\n    respond: { workingDays: 2 }\n    resolve: { workingDays: 10 }',
      'limits[3]: The last row must have no conditions',
      '- kinds: [ help ]',
    ],
    [
      'a row that never applies',
      'kinds: [ report ]',
      'kinds: [ consultation ]\n    urgencies: [ normal ]',
      'limits[2]: This row never applies: the rows above it take all of its cases.',
      'kinds: [ consultation ]\n    urgencies',
    ],
    [
      'an unknown kind',
      'kinds: [ report ]',
      'kinds: [ reports ]',
      'limits[2].kinds[0]: "reports" is not known. Did you mean "report"?',
    ],
    ['no kinds', 'kinds: [ report ]', 'kinds: []', 'limits[2].kinds: The list is empty'],
    ['an unknown zone', 'zone: Asia/Shanghai', 'zone: Asia/Peking', 'calendar.zone: '],
    ['unknown holidays', 'holidays: china', 'holidays: lunar', 'calendar.holidays: '],
    [
      'working hours that end before they begin',
      '{ from: 09:00, to: 12:00 }',
      '{ from: 13:00, to: 12:00 }',
      'calendar.workingHours[0]: ',
    ],
    [
      'calling hours that end before they begin',
      '{ from: 18:00, to: 20:00 }',
      '{ from: 20:00, to: 18:00 }',
      'revisit.callingHours[1]: Nobody can be called from 20:00 to 18:00',
    ],
    [
      'an hour that is none',
      '{ from: 18:00, to: 20:00 }',
      '{ from: 6 pm, to: 20:00 }',
      'revisit.callingHours[1].from: "6 pm" does not do: say a clock time, as 09:30.',
    ],
    [
      'weights that do not add up',
      'response: 0.1',
      'response: 0.3',
      'rates.weights: The weights add up to 1.2: they must add up to 1.',
    ],
    [
      'a month that starts where some have no day',
      'monthStartsOn: 1',
      'monthStartsOn: 29',
      'rates.monthStartsOn: 29 does not do: say a whole number from 1 to 28.',
    ],
    [
      'a share above one',
      'basicallySatisfied: 0.9',
      'basicallySatisfied: 1.1',
      'rates.basicallySatisfied: 1.1 does not do: say a number from 0 to 1.',
    ],
    [
      'a ladder out of order',
      'after: { workingDays: 5 }',
      'after: { hours: 1 }',
      'escalation[1].after: This step comes no later than the one above it',
    ],
    [
      'a step to nobody',
      'to: district',
      'to: The District',
      'escalation[1].to: "The District" does not do: say parent, district or the id',
    ],
    [
      'a version that is no number of one',
      'version: 1',
      'version: 1.5',
      'version: 1.5 does not do: say a whole number from 1',
    ],
    ['version nought', 'version: 1', 'version: 0', 'version: 0 does not do'],
    [
      'a bad id',
      'id: guangdong',
      'id: Guang Dong',
      'id: "Guang Dong" does not do: say small letters and digits',
    ],
    [
      'a moment without offset',
      'appliesFrom: 1970-01-01T00:00:00.000Z',
      'appliesFrom: 2027-01-01T00:00:00',
      'appliesFrom: Say a moment with its offset',
    ],
    [
      'a day that is none',
      'appliesFrom: 1970-01-01T00:00:00.000Z',
      'appliesFrom: 2027-02-30T00:00:00Z',
      'appliesFrom: Say a moment with its offset',
    ],
    ['a blank name', 'en: Guangdong (unofficial)', 'en: " "', 'name.en: " " is no text.'],
    [
      'a place that is none',
      'place: street',
      'place: house',
      'coarseness.place: "house" is not known. There is district, street.',
    ],
    [
      'a key said twice',
      'backdateHours: 24',
      'backdateHours: 24\nbackdateHours: 48',
      'Map keys must be unique.',
      'backdateHours: 48',
    ],
    ['a tag', 'backdateHours: 24', 'backdateHours: !secret 24', 'Unresolved tag: !secret.'],
  ];

  // As a rest, since Jest takes a parameter that a row leaves out for a callback.
  it.each(cases)('%s', (...[, part, instead, says, marked]) => {
    expect(problemsWith(part, instead, marked)).toEqual([expect.stringContaining(`there: ${says}`)]);
  });

  it('and where it is missing, with the line of what should hold it', () => {
    const text = FILE.replace(/^.*en: Guangdong.*\n/m, '').replace(/^.*monthStartsOn.*\n/m, '');
    expect(problemsOf(text)).toEqual([
      `mine.yaml:${lineOf(text, 'name:')}: name.en: This is missing.`,
      `mine.yaml:${lineOf(text, 'rates:')}: rates.monthStartsOn: This is missing.`,
    ]);
  });

  it('and inside what is only pointed to', () => {
    const text = FILE.replace('spacing: { hours: 4 }', 'spacing: &odd { hours: 0 }').replace(
      'overdueAfter: { hours: 24 }',
      'overdueAfter: *odd',
    );
    const line = lineOf(text, 'spacing: &odd');
    expect(problemsOf(text)).toEqual([
      expect.stringContaining(`mine.yaml:${line}: revisit.spacing.hours:`),
      expect.stringContaining(`mine.yaml:${line}: revisit.overdueAfter.hours:`),
    ]);
  });

  it('and all of them at once, from the top down', () => {
    const text = FILE.replace('version: 1', 'version: -1')
      .replace('zone: Asia/Shanghai', 'zone: Mars')
      .replace('resolve: { workingDays: 15 }', 'resolve: { workingDays: -15 }')
      .replace('monthStartsOn: 1', 'monthStartsOn: 31');
    const paths = problemsOf(text).map((problem) => problem.split(': ')[1]);
    expect(paths).toEqual([
      'version',
      'calendar.zone',
      'limits[2].resolve.workingDays',
      'rates.monthStartsOn',
    ]);
  });
});

describe('a file that is no policy', () => {
  it.each([
    ['is cut off', 'id: mine\nlimits: [', /^mine.yaml:2: /],
    ['is empty', '', /^mine.yaml:1: Nothing does not do: say id, version/],
    ['is another kind of list', '- a\n- b', /^mine.yaml:1: \["a","b"\] does not do/],
    ['is two documents', 'id: a\n---\nid: b', /^mine.yaml:2: The file holds several documents: keep one\.$/],
    ['has brackets without end', '['.repeat(20_000), /^mine.yaml:1: It is nested too deeply\.$/],
    ['points to itself', 'id: &id [*id]', /^mine.yaml:1: It points to itself\.$/],
    ['is bytes', '\u0000\u0001', /^mine.yaml:1: /],
    ['is huge', `id: ${'x'.repeat(256 * 1024)}`, /^mine.yaml:1: The file is larger than 256 kB/],
  ])('because it %s is refused', (_, text, says) => {
    expect(problemsOf(text)[0]).toMatch(says);
  });

  it('because it multiplies itself is refused at once', () => {
    const levels = 'abcdefghijkl'.split('');
    const bomb = levels
      .map((level, index) => {
        const above = index === 0 ? 'lol' : `*${levels[index - 1]}`;
        return `${level}: &${level} [${Array<string>(9).fill(above).join(', ')}]`;
      })
      .join('\n');
    const begun = performance.now();
    expect(problemsOf(bomb)).toEqual([expect.stringMatching(/Excessive alias count/)]);
    expect(performance.now() - begun).toBeLessThan(2000);
  });

  it('because it reaches for the prototype only has an unknown field', () => {
    expect(problemsOf(`${FILE}\n__proto__: { polluted: true }\n`)).toEqual([
      expect.stringContaining('"__proto__" means nothing here'),
    ]);
    expect(({} as Partial<Policy> & { polluted?: unknown }).polluted).toBeUndefined();
  });
});
