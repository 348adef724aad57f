import { parseArgs } from 'node:util';
import type { CliCommand } from '../command.js';
import { runOperation } from '../data-folder.js';

export const rebuildCommand: CliCommand = {
  usage: 'NAME',
  summary: 'Builds a read model anew from the log beside the live one, and swaps when it has caught up.',
  run: async (args, output) => {
    const { positionals } = parseArgs({ args, allowPositionals: true });
    return runOperation({ operation: 'rebuild', args: positionals }, output);
  },
};
