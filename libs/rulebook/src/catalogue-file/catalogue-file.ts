import type { Problem } from '#calendar';
import type { Catalogue, CatalogueRefused } from '#complaint';
import { InvalidCatalogue } from '../checking/errors.js';
import { YamlFile } from '../checking/yaml-file.js';
import { writeYaml } from '../checking/write-yaml.js';
import { checkCatalogue } from './check-catalogue.js';
import { COMMENTS, HEAD } from './comments.js';

const refused = (problems: readonly string[]) => new InvalidCatalogue(problems);

/** The catalogue that a YAML or JSON file wants. */
export class CatalogueFile {
  private constructor(
    private readonly file: YamlFile,
    readonly catalogue: Catalogue,
  ) {}

  /**
   * @param name for the problems: the file as its writer calls it
   * @throws {InvalidCatalogue} with everything that is wrong, each with its line
   */
  static read(text: string, name: string): CatalogueFile {
    const file = YamlFile.read(text, name, refused);
    const problems = checkCatalogue(file.value);
    if (problems.length > 0) throw refused(file.located(problems));
    return new CatalogueFile(file, file.value as Catalogue);
  }

  /** What the catalogue in force has against it, each with the line of its entry. */
  refusedFor(refusals: readonly CatalogueRefused[]): InvalidCatalogue {
    return refused(this.file.located(refusals.map((each) => this.problemOf(each))));
  }

  private problemOf({ list, id, message }: CatalogueRefused): Problem {
    const index = this.catalogue[list].findIndex((entry) => entry.id === id);
    return { path: index === -1 ? [list] : [list, index], message };
  }
}

/** The catalogue as a file to change: it reads back equal. */
export const writeCatalogueFile = ({ departments, categories, districts }: Catalogue): string =>
  writeYaml({ departments, categories, districts }, { head: HEAD, comments: COMMENTS, shortText: 60 });
