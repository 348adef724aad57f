import { readPolicyFile } from '#rulebook';
import { beginningOf } from './begins.js';
import { COMMAND_LINE } from './command-line.js';
import type { Operation } from './operation.js';

/** `adopt-policy <name of the file> <its text>`: puts a version of a policy into force from its moment on. */
export const adoptPolicyOperation: Operation = async (
  { rulebook, configuration },
  [name = '', text = ''],
  output,
) => {
  const policy = readPolicyFile(text, name);
  const { id, version } = policy;
  if (!(await rulebook.adopt(policy, COMMAND_LINE))) {
    output.out(`${id} version ${version} was adopted already. Nothing changes.`);
    return 0;
  }
  output.out(`${id} version ${version} is adopted, for complaints received from ${beginningOf(policy)} on.`);
  if (version > 1) output.out(`Complaints received before keep what they were promised.`);
  const { CASETRAIL_POLICY: own } = configuration;
  if (id !== own)
    output.err(`The service receives complaints under ${own}: set CASETRAIL_POLICY=${id} to change that.`);
  return 0;
};
