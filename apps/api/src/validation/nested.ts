import { applyDecorators } from '@nestjs/common';
import type { Type as Class } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, ValidateBy, ValidateNested } from 'class-validator';

/** `@ValidateNested` alone takes a list where one object is wanted, and lists within lists. */
function IsRecord(each = false): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isRecord',
      validator: {
        validate: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
        defaultMessage: () => '$property must be an object',
      },
    },
    { each },
  );
}

/** An object of its own class, validated field by field. */
export function Nested(of: () => Class): PropertyDecorator {
  return applyDecorators(ApiProperty({ type: () => of() }), Type(of), IsRecord(), ValidateNested());
}

/** One to `max` objects of a class. */
export function NestedList(of: () => Class, max: number): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: () => of(), isArray: true, minItems: 1, maxItems: max }),
    Type(of),
    IsArray(),
    ArrayMinSize(1),
    ArrayMaxSize(max),
    IsRecord(true),
    ValidateNested({ each: true }),
  );
}
