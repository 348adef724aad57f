import type { Policy } from '#complaint';
import { InvalidPolicy } from '../checking/errors.js';
import { YamlFile } from '../checking/yaml-file.js';
import { checkPolicy } from './check-policy.js';

/**
 * The policy that a YAML or JSON file holds, its moment in UTC.
 *
 * @param name for the problems: the file as its writer calls it
 * @throws {InvalidPolicy} with everything that is wrong, each with its line
 */
export function readPolicyFile(text: string, name: string): Policy {
  const refused = (problems: readonly string[]) => new InvalidPolicy(problems);
  const file = YamlFile.read(text, name, refused);
  const problems = checkPolicy(file.value);
  if (problems.length > 0) throw refused(file.located(problems));
  const policy = file.value as Policy;
  return { ...policy, appliesFrom: new Date(policy.appliesFrom).toISOString() };
}
