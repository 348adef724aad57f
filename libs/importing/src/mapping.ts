import 'reflect-metadata';
import { plainToInstance, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsDefined,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  MaxLength,
  registerDecorator,
  ValidateIf,
  ValidateNested,
  validateSync,
  type ValidationError,
} from 'class-validator';
import { CHANNELS, KINDS, LANGUAGES, OUTCOMES, VISIBILITIES } from '#complaint';
import type { Channel, Kind, Language, Outcome, Visibility } from '#complaint';
import { ImportRefused } from './errors.js';
import { isTimePattern } from './time-format.js';
import { isZone } from './zoned-time.js';

/** What one row of an event log may become. */
export const ROW_EVENTS = [
  'ProgressReported',
  'CitizenContacted',
  'DepartmentPartFinished',
  'Resolved',
  'Closed',
] as const;
export type RowEvent = (typeof ROW_EVENTS)[number];

function Satisfies(what: string, test: (value: unknown) => boolean): PropertyDecorator {
  return (target, property) =>
    registerDecorator({
      name: 'satisfies',
      target: target.constructor,
      propertyName: String(property),
      validator: { validate: test, defaultMessage: () => `${String(property)} must be ${what}` },
    });
}

const WordsTo = (allowed: readonly string[]): PropertyDecorator =>
  Satisfies(
    `an object from the file's words to one of ${allowed.join(', ')}`,
    (value) =>
      typeof value === 'object' &&
      value !== null &&
      !Array.isArray(value) &&
      Object.values(value).every((word) => allowed.includes(word as string)),
  );

/** One column with a time that is an entry of the case, in a file of one row a case. */
export class ProgressColumn {
  /** The column with its time; a blank cell is no entry. */
  @Length(1, 200) @IsString() at!: string;
  /** Template of its words. */
  @Length(1, 2000) @IsString() text!: string;
  /** Template of the department that reported it. */
  @Length(1, 200) @IsString() @IsOptional() department?: string;
}

/** How to read one row of an event log. */
export class EventRow {
  /** The column with its time. */
  @Length(1, 200) @IsString() at!: string;
  /** The column that says what happened. */
  @Length(1, 200) @IsString() activity!: string;
  /** Template of its words; the activity itself unless given. */
  @Length(1, 2000) @IsString() @IsOptional() text?: string;
  /** Template of the department that did it; one that is new joins the case in support. */
  @Length(1, 200) @IsString() @IsOptional() department?: string;
  /** The column with the row's own id, where it has one. */
  @Length(1, 200) @IsString() @IsOptional() id?: string;
  /** From an activity to the event it is; any other is ProgressReported. */
  @WordsTo(ROW_EVENTS) @IsObject() @IsOptional() as?: Record<string, RowEvent>;
}

/**
 * How to read a CSV file that Casetrail does not know. A *template* is text in which `{Column}` stands for the cell of
 * that column. `docs/reference/importing.md` explains every key.
 */
export class Mapping {
  @Matches(/^[a-z0-9][a-z0-9-]{0,39}$/, {
    message: 'source must be 1 to 40 small letters, digits and hyphens',
  })
  source!: string;
  @Length(1, 80) @IsString() @IsOptional() name?: string;
  @Matches(/^[A-Z]{2}$/, { message: 'districtCode must be two capital letters' })
  @IsOptional()
  districtCode?: string;
  @IsIn(['cases', 'events']) rows!: 'cases' | 'events';
  @Length(1, 200) @IsString() case!: string;
  @Length(1, 4) @IsString() @IsOptional() delimiter?: string;
  @Satisfies('an IANA time zone such as Europe/Amsterdam', (zone) => typeof zone === 'string' && isZone(zone))
  @IsOptional()
  zone?: string;
  @Satisfies(
    'iso, or a pattern of yyyy MM dd HH hh mm ss SSS a such as dd.MM.yyyy HH:mm (hh needs a)',
    (format) => typeof format === 'string' && (format === 'iso' || isTimePattern(format)),
  )
  @IsOptional()
  timeFormat?: string;
  @Length(1, 200, { message: 'receivedAt must name the column with the time of receipt' })
  @ValidateIf((mapping: Mapping) => mapping.rows === 'cases' || mapping.receivedAt !== undefined)
  receivedAt?: string;
  @Length(1, 200) @IsString() @IsOptional() closedAt?: string;
  @Length(1, 2000) @IsString() @IsOptional() closing?: string;
  @Length(1, 2000) @IsString() summary!: string;
  @Length(1, 500) @IsString() category!: string;
  @Length(1, 500) @IsString() @IsOptional() district?: string;
  @Length(1, 500) @IsString() @IsOptional() department?: string;
  @Length(1, 500) @IsString() @IsOptional() channel?: string;
  @WordsTo(CHANNELS) @IsObject() @IsOptional() channels?: Record<string, Channel>;
  @IsIn(KINDS) @IsOptional() kind?: Kind;
  @IsIn(LANGUAGES) @IsOptional() language?: Language;
  @IsIn(VISIBILITIES) @IsOptional() visibility?: Visibility;
  @MaxLength(200, { each: true })
  @IsString({ each: true })
  @ArrayMaxSize(100)
  @IsArray()
  @IsOptional()
  description?: string[];
  @Length(1, 500) @IsString() @IsOptional() street?: string;
  @Length(1, 500) @IsString() @IsOptional() address?: string;
  @Length(1, 200) @IsString() @IsOptional() latitude?: string;
  @Length(1, 200) @IsString() @IsOptional() longitude?: string;
  @WordsTo(OUTCOMES) @IsObject() @IsOptional() outcomes?: Record<string, Outcome>;
  @ValidateNested({ each: true })
  @ArrayMaxSize(50)
  @IsArray()
  @Type(() => ProgressColumn)
  @IsOptional()
  progress?: ProgressColumn[];
  @IsDefined({ message: 'event must say how to read a row of an event log' })
  @ValidateNested()
  @Type(() => EventRow)
  @ValidateIf((mapping: Mapping) => mapping.rows === 'events' || mapping.event !== undefined)
  event?: EventRow;
}

function problems(errors: readonly ValidationError[], path = ''): string[] {
  return errors.flatMap(({ property, constraints = {}, children = [] }) => [
    ...Object.values(constraints).map((said) => (path === '' ? said : `${path}: ${said}`)),
    ...problems(children, path === '' ? property : `${path}.${property}`),
  ]);
}

/**
 * A mapping from the text of its JSON file.
 *
 * @throws {ImportRefused} one sentence that names every key that is wrong
 */
export function parseMapping(json: string): Mapping {
  let raw: unknown;
  try {
    raw = JSON.parse(json.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new ImportRefused(
      `The mapping is not JSON (${(error as Error).message}): correct it and import again.`,
    );
  }
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw))
    throw new ImportRefused(
      'The mapping is not a JSON object: see docs/reference/importing.md for its keys.',
    );
  const mapping = plainToInstance(Mapping, raw);
  const wrong = problems(validateSync(mapping, { whitelist: true, forbidNonWhitelisted: true }));
  if (wrong.length > 0) throw new ImportRefused(`The mapping is not right: ${wrong.join('; ')}.`);
  return mapping;
}

const PLACE = /\{([^{}]+)\}/g;

const placesOf = (template: string | undefined): string[] =>
  [...(template ?? '').matchAll(PLACE)].map(([, column]) => column!);

/** A template with its places filled. */
export const filled = (template: string, cell: (column: string) => string): string =>
  template
    .replace(PLACE, (_, column: string) => cell(column))
    .replace(/[^\S\n]+/g, ' ')
    .trim();

/** Every column that the mapping names: a file without one of them is refused. */
export function columnsOf(mapping: Mapping): string[] {
  const { event, progress = [] } = mapping;
  const columns = [
    mapping.case,
    mapping.receivedAt,
    mapping.closedAt,
    mapping.latitude,
    mapping.longitude,
    event?.at,
    event?.activity,
    event?.id,
    ...progress.map(({ at }) => at),
    ...(mapping.description ?? []),
  ];
  const templates = [
    mapping.closing,
    mapping.summary,
    mapping.category,
    mapping.district,
    mapping.department,
    mapping.channel,
    mapping.street,
    mapping.address,
    event?.text,
    event?.department,
    ...progress.flatMap(({ text, department }) => [text, department]),
  ];
  const named = columns.filter((column) => column !== undefined);
  return [...new Set([...named, ...templates.flatMap(placesOf)])];
}
