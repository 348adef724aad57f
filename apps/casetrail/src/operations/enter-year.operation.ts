import { readYearFile } from '#rulebook';
import { COMMAND_LINE } from './command-line.js';
import type { Operation } from './operation.js';
import { yearLines } from './year-words.js';

/**
 * `enter-year <policy> <name of the file> <its text>`: enters the public holidays of a year for every version of a policy, then
 * has what is owed worked out anew, also where that was cut off the last time.
 */
export const enterYearOperation: Operation = async (
  { rulebook, documents, feeding },
  [policy = '', name = '', text = ''],
  output,
) => {
  const entered = readYearFile(text, name);
  if (await rulebook.enterYear(policy, entered, COMMAND_LINE)) {
    output.out(`${entered.year} is entered for every version of ${policy}:`);
    for (const line of yearLines(entered)) output.out(line);
  } else {
    output.out(`${entered.year} was entered so for ${policy} already.`);
  }
  if ((await documents.live('timers')) === undefined) return 0;
  output.err('Working out anew what is owed to every case ...');
  await feeding.rebuild('timers', (line) => output.err(`timers: ${line}`));
  output.out('What is owed to every case is counted by it.');
  return 0;
};
