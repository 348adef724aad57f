import { Injectable, applyDecorators } from '@nestjs/common';
import type { PipeTransform } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ValidateBy } from 'class-validator';
import { isCaseNumber, parseCaseNumber } from '#complaint';
import { ApiProblem } from '../problems/api-problem.js';
import type { FieldWords } from '../validation/text.js';

/** A case number in a path, in its canonical form. */
@Injectable()
export class CaseNumberPipe implements PipeTransform<string, string> {
  transform(typed: string): string {
    const caseNumber = parseCaseNumber(typed);
    if (caseNumber !== undefined) return caseNumber;
    throw new ApiProblem(
      'wrong-check-character',
      'There is a typo in the case number: its last character does not fit the others.',
    );
  }
}

/** A case number in a body. */
export function CaseNumberField(words: FieldWords = {}): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: String, example: 'HD-7K3M-9QWD-4', ...words }),
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' ? (parseCaseNumber(value) ?? value) : value,
    ),
    ValidateBy({
      name: 'isCaseNumber',
      validator: {
        validate: (value) => typeof value === 'string' && isCaseNumber(value),
        defaultMessage: () => '$property must be a case number; there is a typo in it',
      },
    }),
  );
}
