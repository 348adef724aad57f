import type { Output } from '#service';
import type { Engine } from '../engine.js';

/** Something `casetrail` does with the whole engine: carried out by whichever process holds the data folder. Answers the exit code. */
export type Operation = (engine: Engine, args: readonly string[], output: Output) => Promise<number>;
