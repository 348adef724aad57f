import { resolve } from 'node:path';
import { plainToInstance } from 'class-transformer';
import { IsIn, IsInt, IsNotEmpty, IsString, Matches, Max, Min, validateSync } from 'class-validator';
import { LANGUAGES, type Language, POLICIES } from '#complaint';

/** A sentence for whoever starts Casetrail; it ends the start with exit code 1. */
export class StartRefused extends Error {
  override readonly name = 'StartRefused';
}

/** Everything Casetrail reads from its environment, once, at start. */
export class Configuration {
  /** `sqlite:<file>`, relative to the working directory. */
  @Matches(/^sqlite:./, { message: '$property must be sqlite:<file>, not "$value"' })
  CASETRAIL_EVENTS!: string;

  @Matches(/^sqlite:./, { message: '$property must be sqlite:<file>, not "$value"' })
  CASETRAIL_DOCUMENTS!: string;

  @IsString()
  @IsNotEmpty({ message: '$property must name a folder' })
  CASETRAIL_DATA!: string;

  /** The file that holds the key-encryption key. */
  @IsString()
  @IsNotEmpty({ message: '$property must name a file' })
  CASETRAIL_KEYS!: string;

  @IsString()
  @IsNotEmpty({ message: '$property must be an address to listen on' })
  CASETRAIL_HOST!: string;

  /** 0 takes any free port. */
  @IsInt({ message: '$property must be a port from 0 to 65535' })
  @Min(0, { message: '$property must be a port from 0 to 65535' })
  @Max(65535, { message: '$property must be a port from 0 to 65535' })
  CASETRAIL_PORT!: number;

  @IsIn([...new Set(POLICIES.map(({ id }) => id))], { message: '$property must be one of $constraint1' })
  CASETRAIL_POLICY!: string;

  @IsIn(LANGUAGES, { message: '$property must be one of $constraint1' })
  CASETRAIL_LANGUAGE!: Language;
}

/** @throws {StartRefused} naming each variable that is wrong */
export function readConfiguration(env: NodeJS.ProcessEnv): Configuration {
  const data = resolve(env.CASETRAIL_DATA || './data');
  const configuration = plainToInstance(Configuration, {
    CASETRAIL_EVENTS: env.CASETRAIL_EVENTS ?? `sqlite:${data}/events.db`,
    CASETRAIL_DOCUMENTS: env.CASETRAIL_DOCUMENTS ?? `sqlite:${data}/documents.db`,
    CASETRAIL_DATA: data,
    CASETRAIL_KEYS: env.CASETRAIL_KEYS ?? `${data}/kek.key`,
    CASETRAIL_HOST: env.CASETRAIL_HOST ?? '127.0.0.1',
    CASETRAIL_PORT: portOf(env.CASETRAIL_PORT ?? '8080'),
    CASETRAIL_POLICY: env.CASETRAIL_POLICY ?? 'simple',
    CASETRAIL_LANGUAGE: env.CASETRAIL_LANGUAGE ?? 'zh-CN',
  });
  const problems = [
    ...validateSync(configuration).flatMap(({ constraints }) => Object.values(constraints ?? {}).slice(0, 1)),
    ...unknownVariables(env),
  ];
  if (problems.length > 0) throw new StartRefused(`Casetrail cannot start: ${problems.join('; ')}.`);
  return configuration;
}

/** The path behind `sqlite:<file>`. */
export function sqliteFile(setting: string): string {
  return resolve(setting.slice('sqlite:'.length));
}

function portOf(text: string): number {
  return /^\d+$/.test(text) ? Number(text) : NaN;
}

/** A misspelt variable would silently leave its default in force. Those of the tests are none of the service's. */
function unknownVariables(env: NodeJS.ProcessEnv): string[] {
  const known = new Set(Object.keys(settingNames));
  return Object.keys(env)
    .filter(
      (name) => name.startsWith('CASETRAIL_') && !name.startsWith('CASETRAIL_TEST_') && !known.has(name),
    )
    .map((name) => `${name} is not a setting (there are ${[...known].join(', ')})`);
}

const settingNames: Record<keyof Configuration, true> = {
  CASETRAIL_EVENTS: true,
  CASETRAIL_DOCUMENTS: true,
  CASETRAIL_DATA: true,
  CASETRAIL_KEYS: true,
  CASETRAIL_HOST: true,
  CASETRAIL_PORT: true,
  CASETRAIL_POLICY: true,
  CASETRAIL_LANGUAGE: true,
};
