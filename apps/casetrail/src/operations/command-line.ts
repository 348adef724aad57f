import type { Actor } from '#complaint';

/** Whoever may use the command line on the data folder acts for the city; nothing more is known of them. */
export const COMMAND_LINE: Actor = { id: 'command-line', role: 'administrator' };
