import { InvalidYear } from '../checking/errors.js';
import { YamlFile } from '../checking/yaml-file.js';
import type { EnteredYear } from '../policy-events.js';
import { checkYear } from './check-year.js';

/**
 * The year that a YAML or JSON file holds.
 *
 * @param name for the problems: the file as its writer calls it
 * @throws {InvalidYear} with everything that is wrong, each with its line
 */
export function readYearFile(text: string, name: string): EnteredYear {
  const refused = (problems: readonly string[]) => new InvalidYear(problems);
  const file = YamlFile.read(text, name, refused);
  const problems = checkYear(file.value);
  if (problems.length > 0) throw refused(file.located(problems));
  return file.value as EnteredYear;
}
