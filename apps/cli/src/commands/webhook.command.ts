import { parseArgs } from 'node:util';
import type { CliCommand } from '../command.js';
import { runOperation } from '../data-folder.js';

type Values = Readonly<
  Partial<Record<'department' | 'url' | 'events' | 'personal-data' | 'since' | 'delivery', string>>
>;

type Words = (id: string | undefined, values: Values) => readonly string[] | undefined;

const onlyId: Words = (id) => (id === undefined ? undefined : [id]);

/** What follows each step, as the operation takes it; `undefined` when something is missing. */
const WORDS: Readonly<Record<string, Words>> = {
  add: (_, { department, url, events = '', 'personal-data': reason = '' }) =>
    department && url ? [department, url, events, reason] : undefined,
  list: () => [],
  dead: onlyId,
  pause: onlyId,
  resume: onlyId,
  remove: onlyId,
  change: (id, { url }) => (id && url ? [id, url] : undefined),
  replay: (id, { since = '', delivery = '' }) =>
    id && (delivery !== '' || !Number.isNaN(Date.parse(since))) ? [id, since, delivery] : undefined,
};

export const webhookCommand: CliCommand = {
  usage:
    'add --department ID --url URL [--events TYPE,TYPE] [--personal-data "why"] | list | pause ID | resume ID | change ID --url URL | remove ID | replay ID --since TIME | replay ID --delivery CASE/REVISION | dead ID',
  summary: 'Subscribes departments’ own systems to what happens to their cases.',
  run: async (args, output) => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        department: { type: 'string' },
        url: { type: 'string' },
        events: { type: 'string' },
        'personal-data': { type: 'string' },
        since: { type: 'string' },
        delivery: { type: 'string' },
      },
    });
    const [step = '', id] = positionals;
    const words = Object.hasOwn(WORDS, step) ? WORDS[step]!(id, values) : undefined;
    if (words === undefined) {
      output.err(`Usage: casetrail webhook ${webhookCommand.usage}`);
      return 2;
    }
    return runOperation({ operation: 'webhook', args: [step, ...words] }, output);
  },
};
