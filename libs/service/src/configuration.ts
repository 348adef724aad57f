import { readFileSync } from 'node:fs';
import { BlockList, isIP } from 'node:net';
import { resolve } from 'node:path';
import { plainToInstance } from 'class-transformer';
import {
  IsIn,
  IsInt,
  IsNotEmpty,
  IsString,
  Matches,
  Max,
  Min,
  ValidateBy,
  type ValidationArguments,
  validateSync,
} from 'class-validator';
import { LANGUAGES, type Language } from '#complaint';

/** A sentence for whoever starts Casetrail; it ends the start with exit code 1. */
export class StartRefused extends Error {
  override readonly name = 'StartRefused';
}

/** Everything Casetrail reads from its environment, once, at start. */
export class Configuration {
  /** `sqlite:<file>`, relative to the working directory, or the connection string of an EventStoreDB. */
  @Matches(/^(sqlite:.|esdb(\+discover)?:\/\/.)/, {
    message: notA('sqlite:<file> or esdb://<host>'),
  })
  CASETRAIL_EVENTS!: string;

  /** `sqlite:<file>`, relative to the working directory, or the connection string of a MongoDB. */
  @Matches(/^(sqlite:.|mongodb(\+srv)?:\/\/.)/, {
    message: notA('sqlite:<file> or mongodb://<host>/<database>'),
  })
  CASETRAIL_DOCUMENTS!: string;

  @IsString()
  @IsNotEmpty({ message: '$property must name a folder' })
  CASETRAIL_DATA!: string;

  /** The file that holds the key-encryption key. */
  @IsString()
  @IsNotEmpty({ message: '$property must name a file' })
  CASETRAIL_KEYS!: string;

  /** The file that holds the key which signs tokens and sessions. */
  @IsString()
  @IsNotEmpty({ message: '$property must name a file' })
  CASETRAIL_ISSUER_KEY!: string;

  @IsString()
  @IsNotEmpty({ message: '$property must be an address to listen on' })
  CASETRAIL_HOST!: string;

  /** 0 takes any free port. */
  @IsInt({ message: '$property must be a port from 0 to 65535' })
  @Min(0, { message: '$property must be a port from 0 to 65535' })
  @Max(65535, { message: '$property must be a port from 0 to 65535' })
  CASETRAIL_PORT!: number;

  /** Reverse proxies whose word for a reader's address is taken; nobody's when empty. */
  @ValidateBy({
    name: 'isAddressOrBlock',
    validator: {
      validate: (list) => (list as string[]).every(isAddressOrBlock),
      defaultMessage: () => '$property must be addresses or blocks such as 10.0.0.0/8, with commas between',
    },
  })
  CASETRAIL_PROXIES!: string[];

  /** Whether there is such a policy is for the log to say. */
  @Matches(/^[a-z0-9-]+$/, { message: '$property must be the id of a policy, as simple' })
  CASETRAIL_POLICY!: string;

  /** How many duties of its own the service does a second at the most. */
  @IsInt({ message: '$property must be a whole number from 1' })
  @Min(1, { message: '$property must be a whole number from 1' })
  CASETRAIL_TIMERS_PER_SECOND!: number;

  @IsIn(LANGUAGES, { message: '$property must be one of $constraint1' })
  CASETRAIL_LANGUAGE!: Language;

  /** How text messages go out; empty: into a file on the embedded engine, nowhere on a cluster. */
  @Matches(/^(|none|file:|https?:\/\/.+)$/, {
    message: notA('none, file: or the https:// address of an SMS gateway'),
  })
  CASETRAIL_SMS!: string;

  /** With which calls to the SMS gateway are signed: `whsec_` and base64. */
  @IsString()
  CASETRAIL_SMS_SECRET!: string;

  /** How e-mail goes out; empty as for text messages. */
  @Matches(/^(|none|file:|smtps?:\/\/.+)$/, {
    message: '$property must be none, file: or smtps://<user>:<password>@<host>?from=<address>',
  })
  CASETRAIL_EMAIL!: string;

  /** The number that citizens call, and that the hotline calls from. */
  @Matches(/^\+?[0-9][0-9 -]{1,19}$/, { message: '$property must be a telephone number' })
  CASETRAIL_HOTLINE!: string;

  /** Where citizens reach the portal; empty: on this machine. */
  @Matches(/^(|https?:\/\/[^?#]+)$/, {
    message: '$property must be an address such as https://hotline.example',
  })
  CASETRAIL_PUBLIC_URL!: string;

  /** Addresses inside our own network that webhooks and the SMS gateway may be at; nobody's when empty. */
  @ValidateBy({
    name: 'isAddressOrBlock',
    validator: {
      validate: (list) => (list as string[]).every(isAddressOrBlock),
      defaultMessage: () => '$property must be addresses or blocks such as 10.0.0.0/8, with commas between',
    },
  })
  CASETRAIL_TRUSTED_TARGETS!: string[];
}

type Setting = keyof Configuration;

/** What each setting is where the environment does not say; every setting is named here. */
const DEFAULTS: Readonly<Record<Setting, (data: string) => string>> = {
  CASETRAIL_EVENTS: (data) => `sqlite:${data}/events.db`,
  CASETRAIL_DOCUMENTS: (data) => `sqlite:${data}/documents.db`,
  CASETRAIL_DATA: () => './data',
  CASETRAIL_KEYS: (data) => `${data}/kek.key`,
  CASETRAIL_ISSUER_KEY: (data) => `${data}/issuer.key`,
  CASETRAIL_HOST: () => '127.0.0.1',
  CASETRAIL_PORT: () => '8080',
  CASETRAIL_PROXIES: () => '',
  CASETRAIL_POLICY: () => 'simple',
  CASETRAIL_TIMERS_PER_SECOND: () => '200',
  CASETRAIL_LANGUAGE: () => 'zh-CN',
  CASETRAIL_SMS: () => '',
  CASETRAIL_SMS_SECRET: () => '',
  CASETRAIL_EMAIL: () => '',
  CASETRAIL_HOTLINE: () => '12345',
  CASETRAIL_PUBLIC_URL: () => '',
  CASETRAIL_TRUSTED_TARGETS: () => '',
};

/** The names of all settings. */
export const SETTINGS = Object.keys(DEFAULTS) as readonly Setting[];

/** Appended to a setting's name: the file that holds its value, for what must not stand in an environment. */
export const IN_FILE = '_FILE';

/**
 * @throws {StartRefused} naming each variable that is wrong
 */
export function readConfiguration(env: NodeJS.ProcessEnv): Configuration {
  const problems: string[] = [];
  const given = Object.fromEntries(
    SETTINGS.map((setting) => {
      const value = givenValue(env, setting);
      if (value instanceof StartRefused) problems.push(value.message);
      return [setting, value instanceof StartRefused ? undefined : value];
    }),
  ) as Partial<Record<Setting, string>>;
  const data = resolve(given.CASETRAIL_DATA || DEFAULTS.CASETRAIL_DATA(''));
  const text = (setting: Setting) => given[setting] ?? DEFAULTS[setting](data);
  const configuration = plainToInstance(Configuration, {
    ...Object.fromEntries(SETTINGS.map((setting) => [setting, text(setting)])),
    CASETRAIL_DATA: data,
    CASETRAIL_PORT: numberOf(text('CASETRAIL_PORT')),
    CASETRAIL_TIMERS_PER_SECOND: numberOf(text('CASETRAIL_TIMERS_PER_SECOND')),
    CASETRAIL_PROXIES: listOf(text('CASETRAIL_PROXIES')),
    CASETRAIL_TRUSTED_TARGETS: listOf(text('CASETRAIL_TRUSTED_TARGETS')),
  });
  problems.push(
    ...validateSync(configuration).flatMap(({ constraints }) => Object.values(constraints ?? {}).slice(0, 1)),
    ...unknownVariables(env),
  );
  if (problems.length > 0) throw new StartRefused(`Casetrail cannot start: ${problems.join('; ')}.`);
  return configuration;
}

/**
 * The configuration of a role that runs on its own.
 *
 * @throws {StartRefused} also where log or read models are a file, which one process writes
 */
export function readClusterConfiguration(env: NodeJS.ProcessEnv): Configuration {
  const configuration = readConfiguration(env);
  if (isCluster(configuration)) return configuration;
  throw new StartRefused(
    'A role on its own shares log and read models with others: set CASETRAIL_EVENTS to esdb://... and CASETRAIL_DOCUMENTS to mongodb://..., or run all of Casetrail in one process with npm start.',
  );
}

/** Whether a setting names a file of the embedded engine, not a server. */
export const isSqlite = (setting: string): boolean => setting.startsWith('sqlite:');

/** The path behind `sqlite:<file>`. */
export function sqliteFile(setting: string): string {
  return resolve(setting.slice('sqlite:'.length));
}

/** Whether log and read models lie on servers, so that several processes may share them. */
export const isCluster = ({ CASETRAIL_EVENTS, CASETRAIL_DOCUMENTS }: Configuration): boolean =>
  !isSqlite(CASETRAIL_EVENTS) && !isSqlite(CASETRAIL_DOCUMENTS);

/** Where citizens find a page, without a slash at the end. */
export const publicUrl = ({ CASETRAIL_PUBLIC_URL: url, CASETRAIL_PORT: port }: Configuration): string =>
  url === '' ? `http://localhost:${port}` : url.replace(/\/+$/, '');

function givenValue(env: NodeJS.ProcessEnv, setting: Setting): string | undefined | StartRefused {
  const file = env[setting + IN_FILE];
  if (file === undefined) return env[setting];
  if (env[setting] !== undefined)
    return new StartRefused(`${setting} is given twice, by itself and by ${setting}${IN_FILE}`);
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return new StartRefused(`${setting}${IN_FILE} names ${file}, which cannot be read (${code})`);
  }
}

/** A connection string may hold a password, which has no place in a sentence that is printed. */
function notA(forms: string) {
  return ({ property, value }: ValidationArguments): string =>
    `${property} must be ${forms}${String(value).includes('@') ? '' : `, not "${String(value)}"`}`;
}

function numberOf(text: string): number {
  return /^\d+$/.test(text) ? Number(text) : NaN;
}

function listOf(text: string): string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

function isAddressOrBlock(text: string): boolean {
  const [address = '', prefix, ...rest] = text.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  if (prefix === undefined) return true;
  try {
    new BlockList().addSubnet(
      address,
      /^\d+$/.test(prefix) ? Number(prefix) : NaN,
      family === 4 ? 'ipv4' : 'ipv6',
    );
    return true;
  } catch {
    return false;
  }
}

/** A misspelt variable would silently leave its default in force. Those of the tests are none of the service's. */
function unknownVariables(env: NodeJS.ProcessEnv): string[] {
  const known = new Set(SETTINGS.flatMap((setting) => [setting as string, setting + IN_FILE]));
  return Object.keys(env)
    .filter(
      (name) => name.startsWith('CASETRAIL_') && !name.startsWith('CASETRAIL_TEST_') && !known.has(name),
    )
    .map((name) => `${name} is not a setting (there are ${SETTINGS.join(', ')}, each also with ${IN_FILE})`);
}
