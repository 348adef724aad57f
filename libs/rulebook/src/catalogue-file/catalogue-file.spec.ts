import { describe, expect, it } from '@jest/globals';
import { DEFAULT_CATALOGUE, planChanges, type Catalogue } from '#complaint';
import { InvalidCatalogue } from '../checking/errors.js';
import { CatalogueFile, writeCatalogueFile } from './catalogue-file.js';

const FILE = writeCatalogueFile(DEFAULT_CATALOGUE);

function problemsOf(text: string): readonly string[] {
  try {
    CatalogueFile.read(text, 'city.yaml');
  } catch (error) {
    if (error instanceof InvalidCatalogue) return error.problems;
    throw error;
  }
  return [];
}

const lineOf = (text: string, part: string): number =>
  text.slice(0, text.lastIndexOf(part)).split('\n').length;

describe('a catalogue file', () => {
  it('reads back what was written, also what is merged and retired', () => {
    expect(CatalogueFile.read(FILE, 'city.yaml').catalogue).toEqual(DEFAULT_CATALOGUE);
    const [first, second, ...others] = DEFAULT_CATALOGUE.districts;
    const districts = [
      { ...first!, mergedInto: 'xicheng' },
      { ...second!, retired: true as const },
      ...others,
    ];
    const ended: Catalogue = { ...DEFAULT_CATALOGUE, districts };
    expect(CatalogueFile.read(writeCatalogueFile(ended), 'city.yaml').catalogue).toEqual(ended);
  });

  it('says above each list what it is, and names in one line', () => {
    expect(FILE).toContain('"casetrail catalogue apply <file>"');
    expect(FILE).toContain(
      '  - id: parking\n    name: { zh-CN: 停车管理所, en: Parking }\n    parent: traffic',
    );
    expect(FILE).toContain('# The code begins the case numbers of a district and never changes.\ndistricts:');
  });

  const cases: readonly (readonly [string, string, string, string])[] = [
    [
      'an unknown field',
      'parent: traffic',
      'partent: traffic',
      '"partent" means nothing here. Did you mean "parent"?',
    ],
    [
      'a name in one language',
      '{ zh-CN: 停车管理所, en: Parking }',
      '{ zh-CN: 停车管理所 }',
      'departments[5].name.en: This is missing.',
    ],
    ['an id with capitals', '- id: parks', '- id: Parks', '"Parks" does not do: say small letters'],
    ['an id twice', '- id: parks\n', '- id: parking\n', '"parking" comes twice: say it once.'],
    ['a code of three letters', 'code: HD', 'code: HDX', '"HDX" does not do: say two capital letters'],
    [
      'a visibility that is none',
      'visibility: confidential',
      'visibility: secret',
      '"secret" is not known. There is listed',
    ],
    [
      'both ends',
      'code: HD',
      'code: HD\n    retired: true\n    mergedInto: xicheng',
      'It cannot be both merged and retired',
    ],
    ['an end that is none', 'code: HD', 'code: HD\n    retired: false', 'Say true, or leave it out.'],
    [
      'a keyword that is none',
      'en: [ rubbish, garbage',
      'en: [ 7, garbage',
      'categories[0].keywords.en[0]: 7 is no text.',
    ],
  ];

  it.each(cases)('is refused for %s', (_, part, instead, says) => {
    expect(FILE).toContain(part);
    const text = FILE.replace(part, instead);
    expect(problemsOf(text)).toEqual([expect.stringContaining(says)]);
    const told = Number(/^city\.yaml:(\d+): /.exec(problemsOf(text)[0]!)?.[1]);
    expect(Math.abs(told - lineOf(text, instead))).toBeLessThanOrEqual(2);
  });

  it('is told with its lines what the catalogue in force has against it', () => {
    const text = FILE.replace(/ {2}- id: fengtai\n.*\n.*\n/, '').replace(
      '- id: traffic\n',
      '- id: traffic\n    parent: parking\n',
    );
    const file = CatalogueFile.read(text, 'city.yaml');
    const { refusals } = planChanges(DEFAULT_CATALOGUE, file.catalogue);
    expect(file.refusedFor(refusals).problems).toEqual([
      `city.yaml:${lineOf(text, '- id: traffic\n')}: departments[3]: parking is below traffic itself: move parking elsewhere first.`,
      expect.stringMatching(
        new RegExp(
          `^city.yaml:${lineOf(text, '\ndistricts:') + 1}: districts: fengtai is missing: cases bear it`,
        ),
      ),
    ]);
  });
});
