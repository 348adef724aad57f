import { describe, expect, it } from '@jest/globals';
import { InvalidYear } from '../checking/errors.js';
import { readYearFile } from './read-year-file.js';

const FILE = `# As the State Council announced it.
year: 2027
days:
  - { day: 2026-12-31, working: false, name: 元旦 }
  - { day: 2027-01-01, working: false, name: 元旦 }
  - { day: 2027-01-03, working: true }
  - { day: 2027-05-01, working: false }
  - { day: 2027-10-01, working: false }
`;

function problemsOf(text: string): readonly string[] {
  try {
    readYearFile(text, '2027.yaml');
    return [];
  } catch (error) {
    if (error instanceof InvalidYear) return error.problems;
    throw error;
  }
}

describe('the file of a year', () => {
  it('says its days', () => {
    expect(readYearFile(FILE, '2027.yaml')).toEqual({
      year: 2027,
      days: [
        { day: '2026-12-31', working: false, name: '元旦' },
        { day: '2027-01-01', working: false, name: '元旦' },
        { day: '2027-01-03', working: true },
        { day: '2027-05-01', working: false },
        { day: '2027-10-01', working: false },
      ],
    });
  });

  it.each([
    [
      '2027-01-03, working: true',
      '2027-02-30, working: true',
      '2027.yaml:6: days[2].day: "2027-02-30" is no day',
    ],
    [
      '2027-01-03, working: true',
      '2028-01-03, working: true',
      '2027.yaml:6: days[2]: 2028-01-03 is no day of 2027',
    ],
    [
      '2027-01-03, working: true',
      '2027-12-30, working: true',
      '2027.yaml:6: days[2]: 2027-12-30 is announced with 2028',
    ],
    [
      '2027-01-03, working: true',
      '2027-01-01, working: true',
      '2027.yaml:6: days[2]: 2027-01-01 comes twice',
    ],
    ['working: true', 'working: yes', '2027.yaml:6: days[2].working: Say true or false.'],
    ['working: true', 'free: false', '2027.yaml:6: days[2].working: This is missing.'],
    ['year: 2027', 'year: next', '2027.yaml:2: year: "next" does not do: say a whole number'],
    [
      '2027-01-01, working: false',
      '2027-01-01, working: true',
      "2027.yaml:3: days: New Year's Day, 2027-01-01,",
    ],
    [
      '  - { day: 2027-10-01, working: false }\n',
      '',
      '2027.yaml:3: days: National Day, 2027-10-01, is not free',
    ],
  ])('with %s made "%s" is refused with its line', (part, instead, says) => {
    expect(FILE).toContain(part);
    expect(problemsOf(FILE.replace(part, instead))).toContainEqual(expect.stringContaining(says));
  });

  it.each([
    ['', /^2027\.yaml:1: Nothing does not do: say year, days\.$/],
    ['year: 2027\ndays: []', /^2027\.yaml:2: days: The list is empty/],
    ['year: [', /^2027\.yaml:1: /],
  ])('that says %j is refused', (text, says) => {
    expect(problemsOf(text)[0]).toMatch(says);
  });
});
