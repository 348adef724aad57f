import { parseArgs } from 'node:util';
import { CATALOGUE_LISTS, successorOf, type Catalogue, type CatalogueList, type Entry } from '#complaint';
import { CatalogueFile, writeCatalogueFile } from '#rulebook';
import type { Output } from '#service';
import { changeSentence } from '../../../casetrail/src/operations/catalogue-words.js';
import type { CliCommand } from '../command.js';
import { runOperation } from '../data-folder.js';
import { readNamedFile, withRules } from '../rules.js';

export const catalogueCommand: CliCommand = {
  usage: 'show [--as yaml] | check FILE | apply FILE [--dry-run]',
  summary: 'Shows departments, categories and districts, checks a file of them, and makes them so.',
  run: async (args, output) => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { as: { type: 'string' }, 'dry-run': { type: 'boolean', default: false } },
    });
    const [deed = '', file, ...rest] = positionals;
    const isAsked = rest.length === 0 && (values.as ?? 'yaml') === 'yaml';
    if (isAsked && deed === 'show' && file === undefined) return show(values.as !== undefined, output);
    if (isAsked && deed === 'check' && file) return check(file, output);
    if (isAsked && deed === 'apply' && file)
      return values['dry-run'] ? check(file, output) : apply(file, output);
    output.err(`Usage: casetrail catalogue ${catalogueCommand.usage}`);
    return 2;
  },
};

const show = (asYaml: boolean, output: Output): Promise<number> =>
  withRules(({ catalogue }) => {
    if (asYaml) output.out(writeCatalogueFile(catalogue).trimEnd());
    else for (const line of CATALOGUE_LISTS.flatMap((list) => linesOf(catalogue, list))) output.out(line);
    return 0;
  });

function linesOf(catalogue: Catalogue, list: CatalogueList): string[] {
  const entries: readonly Entry[] = catalogue[list];
  return [
    `${entries.length} ${list}`,
    ...entries.map(
      (entry) => `  ${entry.id}: ${entry.name.en} (${entry.name['zh-CN']})${stateOf(entry, entries)}`,
    ),
  ];
}

function stateOf({ id, mergedInto, retired }: Entry, entries: readonly Entry[]): string {
  if (mergedInto !== undefined) return `, merged into ${successorOf(entries, id)!.id}`;
  return retired ? ', retired' : '';
}

/** Says what would change. */
function check(path: string, output: Output): Promise<number> {
  const { name, text } = readNamedFile(path);
  const file = CatalogueFile.read(text, name);
  return withRules(async (rules) => {
    const { events, refusals } = await rules.plan(file.catalogue);
    if (refusals.length > 0) throw file.refusedFor(refusals);
    for (const event of events) output.out(changeSentence(event));
    const count = events.length === 1 ? '1 thing' : `${events.length} things`;
    output.err(events.length === 0 ? `${name} is the catalogue as it is.` : `${name} would change ${count}.`);
    return 0;
  });
}

function apply(path: string, output: Output): Promise<number> {
  const { name, text } = readNamedFile(path);
  return runOperation({ operation: 'apply-catalogue', args: [name, text] }, output);
}
