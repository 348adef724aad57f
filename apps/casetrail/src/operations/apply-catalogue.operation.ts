import { CatalogueFile } from '#rulebook';
import { changeSentence } from './catalogue-words.js';
import { COMMAND_LINE } from './command-line.js';
import type { Operation } from './operation.js';

/** `apply-catalogue <name of the file> <its text>`: makes the catalogue the one of the file. */
export const applyCatalogueOperation: Operation = async ({ rulebook }, [name = '', text = ''], output) => {
  const file = CatalogueFile.read(text, name);
  const { refusals } = await rulebook.plan(file.catalogue);
  if (refusals.length > 0) throw file.refusedFor(refusals);
  const changes = await rulebook.applyCatalogue(file.catalogue, COMMAND_LINE);
  for (const change of changes) output.out(changeSentence(change));
  if (changes.length === 0) output.out('The catalogue is so already. Nothing changes.');
  return 0;
};
