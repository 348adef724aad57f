import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { CliCommand } from '../command.js';
import { runOperation } from '../data-folder.js';

export const importCommand: CliCommand = {
  usage: '--format open311|nyc311|csv [--mapping FILE] [--source NAME] [--district-code XX] FILE',
  summary: 'Brings in cases of another system as historical streams. A second run adds nothing.',
  run: async (args, output) => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        format: { type: 'string' },
        mapping: { type: 'string' },
        source: { type: 'string' },
        'district-code': { type: 'string' },
      },
    });
    const [file] = positionals;
    if (!file || !values.format || positionals.length > 1) {
      output.err(`Usage: casetrail import ${importCommand.usage}`);
      return 2;
    }
    const rejected = resolve(`${basename(file)}.rejected.ndjson`);
    const mapping = values.mapping ? resolve(values.mapping) : '';
    const source = [values.source ?? '', values['district-code'] ?? ''];
    const order = [values.format, resolve(file), rejected, mapping, ...source];
    return runOperation({ operation: 'import', args: order }, output);
  },
};
