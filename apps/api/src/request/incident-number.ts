import { Injectable, applyDecorators } from '@nestjs/common';
import type { PipeTransform } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ValidateBy } from 'class-validator';
import { isIncidentNumber, parseIncidentNumber } from '#complaint';
import { ApiProblem } from '../problems/api-problem.js';

/** An incident's number in a path, in its canonical form. */
@Injectable()
export class IncidentNumberPipe implements PipeTransform<string, string> {
  transform(typed: string): string {
    const number = parseIncidentNumber(typed);
    if (number !== undefined) return number;
    throw new ApiProblem(
      'wrong-check-character',
      'There is a typo in the number of the incident: its last character does not fit the others.',
    );
  }
}

/** An incident's number in a body. */
export function IncidentNumberField(): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: String, example: 'INC-HD-0000-0000-Z' }),
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' ? (parseIncidentNumber(value) ?? value) : value,
    ),
    ValidateBy({
      name: 'isIncidentNumber',
      validator: {
        validate: (value) => typeof value === 'string' && isIncidentNumber(value),
        defaultMessage: () => '$property must be the number of an incident; there is a typo in it',
      },
    }),
  );
}
