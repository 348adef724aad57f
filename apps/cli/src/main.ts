import { COMMANDS } from './commands/index.js';
import { terminal } from './terminal.js';

const [name, ...args] = process.argv.slice(2);

process.exitCode = await run();

async function run(): Promise<number> {
  if (name === undefined || name === 'help' || name === '--help') {
    terminal.out(help());
    return name === undefined ? 2 : 0;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name]! : undefined;
  if (!command) {
    terminal.err(`There is no command "${name}". "casetrail help" lists them.`);
    return 2;
  }
  try {
    return await command.run(args, terminal);
  } catch (error) {
    terminal.err((error as Error).message);
    return isUsageError(error) ? 2 : 1;
  }
}

function help(): string {
  const rows = Object.entries(COMMANDS).map(
    ([each, { usage, summary }]) => `  ${each} ${usage}\n      ${summary}`,
  );
  return ['casetrail <command>', '', ...rows].join('\n');
}

/** `parseArgs` of Node throws these for unknown options and missing values. */
function isUsageError(error: unknown): boolean {
  return String((error as { code?: unknown }).code).startsWith('ERR_PARSE_ARGS');
}
