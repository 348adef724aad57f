import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a container of the image does unless told otherwise. */
export interface Image {
  readonly user: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly entrypoint: readonly string[];
  readonly command: readonly string[];
  readonly healthCommand: readonly string[];
  /** Of every stage. */
  readonly baseImages: readonly string[];
  /** The sources of `COPY` from the build context. */
  readonly copied: readonly string[];
}

interface Instruction {
  readonly name: string;
  readonly rest: string;
}

/** The last stage of the Dockerfile at the root of the repository. */
export function readImage(root: string): Image {
  const instructions = instructionsOf(readFileSync(join(root, 'Dockerfile'), 'utf8'));
  const last = instructions.slice(instructions.findLastIndex(({ name }) => name === 'FROM'));
  const all = (name: string, from = last) =>
    from.filter((each) => each.name === name).map(({ rest }) => rest);
  return {
    user: all('USER').at(-1) ?? 'root',
    environment: Object.fromEntries(all('ENV').flatMap(pairsOf)),
    entrypoint: execForm(all('ENTRYPOINT').at(-1)),
    command: execForm(all('CMD').at(-1)),
    healthCommand: execForm(all('HEALTHCHECK').at(-1)),
    baseImages: all('FROM', instructions).map((rest) => rest.split(' ')[0]!),
    copied: all('COPY', instructions)
      .filter((rest) => !rest.includes('--from='))
      .flatMap((rest) =>
        rest
          .split(' ')
          .filter((word) => !word.startsWith('--'))
          .slice(0, -1),
      ),
  };
}

function instructionsOf(text: string): Instruction[] {
  return text
    .replaceAll(/^#.*\n/gm, '')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => /^(\w+)\s+(.*)$/.exec(line)!)
    .map(([, name, rest]) => ({ name: name!, rest: rest! }));
}

function pairsOf(rest: string): [string, string][] {
  return rest.split(' ').map((pair) => pair.split('=', 2) as [string, string]);
}

/** Only this form starts the process itself, which then gets the signals. */
function execForm(rest = '[]'): string[] {
  return JSON.parse(rest.slice(rest.indexOf('['))) as string[];
}
