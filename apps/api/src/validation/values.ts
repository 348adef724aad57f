import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  Matches,
  Max,
  Min,
  ValidateBy,
} from 'class-validator';
import type { FieldWords } from './text.js';

/** One word of a closed vocabulary. */
export function OneOf(list: readonly string[], words: FieldWords = {}): PropertyDecorator {
  return applyDecorators(ApiProperty({ enum: [...list], ...words }), IsIn([...list]));
}

export function Flag(words: FieldWords = {}): PropertyDecorator {
  return applyDecorators(ApiProperty({ type: Boolean, ...words }), IsBoolean());
}

export function Whole(minimum: number, maximum: number, words: FieldWords = {}): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: 'integer', minimum, maximum, ...words }),
    IsInt(),
    Min(minimum),
    Max(maximum),
  );
}

export function Matching(pattern: RegExp, message: string, words: FieldWords = {}): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: String, pattern: pattern.source, ...words }),
    Matches(pattern, { message: `$property must be ${message}` }),
  );
}

/** At most so many strings; what each must be is said by further decorators with `each`. */
export function Strings(max: number, words: FieldWords = {}): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: [String], maxItems: max, ...words }),
    IsArray(),
    ArrayMaxSize(max),
  );
}

/** Longitude and latitude in degrees (WGS 84). */
export function Point(): PropertyDecorator {
  return applyDecorators(
    ApiProperty({
      type: 'array',
      items: { type: 'number' },
      minItems: 2,
      maxItems: 2,
      example: [116.298, 39.959],
    }),
    ValidateBy({
      name: 'isPoint',
      validator: {
        validate: (value) =>
          Array.isArray(value) && value.length === 2 && isWithin(value[0], 180) && isWithin(value[1], 90),
        defaultMessage: () => '$property must be [longitude, latitude] in degrees',
      },
    }),
  );
}

const isWithin = (value: unknown, limit: number): boolean =>
  typeof value === 'number' && Math.abs(value) <= limit;

/** Numbers in a query string come as text. */
export const AsNumber = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value,
  );

/** Yes or no in a query string. */
export const AsFlag = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) =>
    value === 'true' || value === 'false' ? value === 'true' : value,
  );
