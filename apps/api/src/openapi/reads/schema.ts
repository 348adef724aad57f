import { LANGUAGES } from '#complaint';
import type { LocalizedText } from '#complaint';

/** A JSON Schema (2020-12, as OpenAPI 3.1 has it). */
export type Schema = Readonly<Record<string, unknown>>;

/** The schema of a field that may be absent. */
export interface Absent {
  readonly mayBeAbsent: Schema;
}

/** A schema for every field of a type, no more and no fewer; marked where the type lets it be absent. */
export type Fields<T> = { readonly [K in keyof T]-?: object extends Pick<T, K> ? Absent : Schema };

/** Nothing but the fields of `T`: the compiler notices one that was added or dropped. */
export function record<T extends object>(fields: Fields<T>, description?: string): Schema {
  const entries = Object.entries<Schema | Absent>(fields);
  return {
    type: 'object',
    ...(description && { description }),
    properties: Object.fromEntries(
      entries.map(([name, field]) => [name, isAbsent(field) ? field.mayBeAbsent : field]),
    ),
    required: entries.filter(([, field]) => !isAbsent(field)).map(([name]) => name),
  };
}

const isAbsent = (field: Schema | Absent): field is Absent => 'mayBeAbsent' in field;

export const maybe = (schema: Schema): Absent => ({ mayBeAbsent: schema });
export const list = (items: Schema): Schema => ({ type: 'array', items });
export const word = (words: readonly string[]): Schema => ({ type: 'string', enum: [...words] });
export const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
export const said = (schema: Schema, description: string): Schema => ({ ...schema, description });
/** Facts whose names depend on the kind of entry. */
export const anything = (description: string): Schema => ({
  type: 'object',
  additionalProperties: true,
  description,
});

export const text: Schema = { type: 'string' };
export const flag: Schema = { type: 'boolean' };
export const whole: Schema = { type: 'integer' };
export const number: Schema = { type: 'number' };
export const instant: Schema = { type: 'string', format: 'date-time' };
export const day: Schema = { type: 'string', format: 'date' };
export const caseNumber: Schema = { type: 'string', examples: ['HD-7K3M-9QWD-Z'] };
export const position: Schema = { type: 'string', description: 'Opaque: for `?after=` of a read.' };

/** The same said in every language. */
export const localizedText: Schema = record<LocalizedText>(
  Object.fromEntries(LANGUAGES.map((language) => [language, text])) as unknown as Fields<LocalizedText>,
);
