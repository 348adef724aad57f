import { ValidationPipe } from '@nestjs/common';
import type { Type } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { ApiProblem } from '../problems/api-problem.js';

/** How many wrong fields an answer lists: it stays smaller than what it refuses. */
const LISTED = 50;

export interface FieldError {
  /** Where, as in `departments.0.part`. */
  readonly field: string;
  readonly message: string;
}

/** Checks a body or query against its class. Unknown fields are refused and named. */
export function validated(expectedType?: Type): ValidationPipe {
  return new ValidationPipe({
    ...(expectedType && { expectedType }),
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    stopAtFirstError: true,
    validationError: { target: false, value: false },
    exceptionFactory: (errors) => {
      const fields = fieldErrors(errors);
      return new ApiProblem('invalid-request', sentenceOf(fields), { errors: fields.slice(0, LISTED) });
    },
  });
}

export function fieldErrors(errors: readonly ValidationError[], path = ''): FieldError[] {
  return errors.flatMap(({ property, constraints = {}, children = [] }) => {
    const field = path ? `${path}.${property}` : property;
    const own = Object.values(constraints).map((message) => ({ field, message: friendly(message) }));
    return [...own, ...fieldErrors(children, field)];
  });
}

const friendly = (message: string): string =>
  message.replace(/^property (.+) should not exist$/, '$1 is not a field of this request');

function sentenceOf(fields: readonly FieldError[]): string {
  const [first] = fields;
  if (!first) return 'The body must be one JSON object.';
  const others = fields.length > 1 ? ` (and ${fields.length - 1} more: see errors)` : '';
  return `${first.field}: ${first.message}${others}.`;
}
