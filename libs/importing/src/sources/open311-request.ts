import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  Length,
  MaxLength,
  ValidateNested,
  validateSync,
} from 'class-validator';
import { Unmappable } from '../imported-case.js';

/** What a follow-on note says of the request that it opened at another agency. */
export class FollowOn {
  @Length(1, 200) @IsString() service_request_id!: string;
  @MaxLength(500) @IsString() @IsOptional() service_name?: string;
  @Length(1, 200) @IsString() @IsOptional() agency_responsible?: string;
}

/** A dated note of a request, as Chicago's `extensions=true` gives it. */
export class Note {
  @MaxLength(60) @IsString() datetime!: string;
  @Length(1, 60) @IsString() type!: string;
  @IsString() summary!: string;
  @IsString() @IsOptional() description?: string;
  @ValidateNested() @IsOptional() extended_attributes?: FollowOn;
}

export class Extended {
  @MaxLength(60) @IsString() @IsOptional() channel?: string;
  @MaxLength(60) @IsString() @IsOptional() ward?: string;
  @IsBoolean() @IsOptional() duplicate?: boolean;
  @MaxLength(200) @IsString() @IsOptional() parent_service_request_id?: string;
}

/** A service request of Open311 GeoReport v2, with the city's own extensions where it has any. */
export class Request {
  @Length(1, 200) @IsString() service_request_id!: string;
  @MaxLength(60) @IsString() status!: string;
  @IsString() @IsOptional() status_notes?: string;
  @Length(1, 500) @IsString() service_name!: string;
  @IsString() @IsOptional() description?: string;
  @Length(1, 200) @IsString() @IsOptional() agency_responsible?: string;
  @MaxLength(60) @IsString() requested_datetime!: string;
  @MaxLength(60) @IsString() @IsOptional() updated_datetime?: string;
  @IsString() @IsOptional() address?: string;
  @IsNumber() @IsOptional() lat?: number;
  @IsNumber() @IsOptional() long?: number;
  @IsString() @IsOptional() media_url?: string;
  @IsObject() @IsOptional() attributes?: Record<string, unknown>;
  @ValidateNested() @IsOptional() extended_attributes?: Extended;
  @ValidateNested({ each: true }) @ArrayMaxSize(10_000) @IsArray() @IsOptional() notes?: Note[];
}

const FIELDS = {
  followOn: ['service_request_id', 'service_name', 'agency_responsible'],
  note: ['datetime', 'type', 'summary', 'description'],
  extended: ['channel', 'ward', 'duplicate', 'parent_service_request_id'],
  request: [
    'service_request_id',
    'status',
    'status_notes',
    'service_name',
    'description',
    'agency_responsible',
    'requested_datetime',
    'updated_datetime',
    'address',
    'lat',
    'long',
    'media_url',
    'attributes',
  ],
} as const;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Takes over only fields that are known, so that no key of the file reaches a prototype. Blank counts as absent. */
function picked<T extends object>(target: T, raw: Record<string, unknown>, fields: readonly string[]): T {
  for (const field of fields) {
    const value: unknown = Object.hasOwn(raw, field) ? raw[field] : undefined;
    if (value !== null && value !== undefined && value !== '') Object.assign(target, { [field]: value });
  }
  return target;
}

/** A value that is no object stays as it is, and fails the check with its name. */
function nested<T extends object>(raw: unknown, build: (raw: Record<string, unknown>) => T): T | undefined {
  if (raw === undefined || raw === null) return undefined;
  return isRecord(raw) ? build(raw) : (raw as T);
}

const own = (raw: Record<string, unknown>, field: string): unknown =>
  Object.hasOwn(raw, field) ? raw[field] : undefined;

function note(raw: Record<string, unknown>): Note {
  const built = picked(new Note(), raw, FIELDS.note);
  const about = own(raw, 'extended_attributes');
  // Only follow-on notes name another request there.
  if (isRecord(about) && Object.hasOwn(about, 'service_request_id'))
    built.extended_attributes = picked(new FollowOn(), about, FIELDS.followOn);
  return built;
}

/**
 * One element of the file as a request.
 *
 * @throws {Unmappable} names the first field that is wrong
 */
export function requestOf(raw: unknown): Request {
  if (!isRecord(raw)) throw new Unmappable('it is not an object');
  const request = picked(new Request(), raw, FIELDS.request);
  request.extended_attributes = nested(own(raw, 'extended_attributes'), (extended) =>
    picked(new Extended(), extended, FIELDS.extended),
  );
  const notes = own(raw, 'notes');
  if (Array.isArray(notes)) request.notes = notes.map((each) => nested<Note>(each, note) ?? new Note());
  else if (notes !== undefined && notes !== null) request.notes = notes as Note[];
  const [wrong] = validateSync(request, { forbidUnknownValues: false });
  if (wrong !== undefined) throw new Unmappable(problemOf(wrong));
  return request;
}

interface Problem {
  readonly property: string;
  readonly constraints?: Readonly<Record<string, string>>;
  readonly children?: readonly Problem[];
}

function problemOf(problem: Problem, path = ''): string {
  const child = problem.children?.[0];
  const here = path === '' ? problem.property : `${path}.${problem.property}`;
  if (child !== undefined) return problemOf(child, here);
  const said = Object.values(problem.constraints ?? {})[0] ?? `${problem.property} is wrong`;
  return path === '' ? said : `${said} (at ${here})`;
}
