import { once } from 'node:events';
import { parseArgs } from 'node:util';
import type { CliCommand } from '../command.js';
import { openForReading } from '../data-folder.js';

export const eventsCommand: CliCommand = {
  usage: '[--after POSITION] [--limit N]',
  summary: 'Prints the raw log, one event a line as JSON, texts still sealed.',
  run: async (args, output) => {
    const { values } = parseArgs({ args, options: { after: { type: 'string' }, limit: { type: 'string' } } });
    const folder = await openForReading();
    try {
      if (values.after !== undefined && !folder.events.isPosition(values.after)) {
        output.err(`"${values.after}" is not a position of this log: take one that this command printed.`);
        return 2;
      }
      const limit = values.limit === undefined ? undefined : Number(values.limit);
      for await (const event of folder.events.readAll({ after: values.after, limit }))
        if (!process.stdout.write(`${JSON.stringify(event)}\n`)) await once(process.stdout, 'drain');
      return 0;
    } finally {
      await folder.close();
    }
  },
};
