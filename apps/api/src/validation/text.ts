import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsEmail, IsString, Matches, MaxLength, MinLength, ValidateBy } from 'class-validator';

export interface FieldWords {
  readonly description?: string;
  readonly example?: unknown;
}

/** Longest free text, in UTF-16 units. */
export const LONG = 10_000;
const UNFIT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

const trim = ({ value }: { value: unknown }): unknown => (typeof value === 'string' ? value.trim() : value);

const isClean = (value: unknown): boolean =>
  typeof value === 'string' && value.isWellFormed() && !UNFIT.test(value);

/** No NUL, no other control character than tab and line ends, no half of a surrogate pair. */
function IsClean(each = false): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isClean',
      validator: {
        validate: isClean,
        defaultMessage: () => '$property must not hold control characters or broken characters',
      },
    },
    { each },
  );
}

/** A text a person wrote, trimmed, not empty. */
export function Text(max = LONG, words: FieldWords = {}): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: String, minLength: 1, maxLength: max, ...words }),
    Transform(trim),
    IsString(),
    IsClean(),
    MinLength(1),
    MaxLength(max),
  );
}

/** An id from a catalogue or policy. */
export function Id(words: FieldWords = {}): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: String, maxLength: 64, ...words }),
    IsString(),
    Matches(/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u, {
      message: '$property must be an id of letters, digits, dots and dashes',
    }),
  );
}

const PHONE = /^\+?[0-9][0-9 ()-]{2,30}$/;

/** Each item of a list of numbers. */
export function Phone(): PropertyDecorator {
  return applyDecorators(
    IsString({ each: true }),
    Matches(PHONE, { each: true, message: 'each phone must be digits, as dialled' }),
  );
}

/** One number. */
export function Dialled(words: FieldWords = {}): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: String, maxLength: 32, example: '13800000000', ...words }),
    IsString(),
    Matches(PHONE, { message: '$property must be digits, as dialled' }),
  );
}

export function Email(): PropertyDecorator {
  return applyDecorators(ApiProperty({ type: String, format: 'email', maxLength: 254 }), IsEmail());
}
