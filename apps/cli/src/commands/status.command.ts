import { parseArgs } from 'node:util';
import type { CliCommand } from '../command.js';
import { askService } from '../data-folder.js';

export const statusCommand: CliCommand = {
  usage: '',
  summary: 'Says how far each read model is behind the log, and why one that stopped did.',
  run: async (args, output) => {
    parseArgs({ args });
    return askService({ operation: 'status', args: [] }, output);
  },
};
