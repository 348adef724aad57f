import { derivedId } from '#event-store';

/** The id of an event that a command with an id of its own decides, counted from 0. */
export const eventIdOf = (commandId: string, index: number): string => derivedId(`${commandId}/${index}`);
