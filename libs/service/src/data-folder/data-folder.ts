import { accessSync, constants, mkdirSync } from 'node:fs';
import { StartRefused } from '../configuration.js';

/** Makes the folder, readable by its owner only, and checks that it can be written. */
export function prepareDataFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code;
    throw new StartRefused(
      `The data folder ${folder} cannot be written (${reason}): give this user write access to it, or set CASETRAIL_DATA to another folder.`,
    );
  }
}
