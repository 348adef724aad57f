export * from './case-command.js';
export { CaseCommands, type CaseCommandsOptions } from './case-commands.js';
export * from './case-errors.js';
export { PROCESS_MANAGER, dutyCommand } from './duty-command.js';
