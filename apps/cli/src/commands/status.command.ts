import { parseArgs } from 'node:util';
import type { CliCommand } from '../command.js';
import { askService } from '../data-folder.js';

export const statusCommand: CliCommand = {
  usage: '',
  summary:
    'Says how far each read model is behind the log, why one that stopped did, and how late timers are.',
  run: async (args, output) => {
    parseArgs({ args });
    return askService({ operation: 'status', args: [] }, output);
  },
};
