import { applyDecorators } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse } from '@nestjs/swagger';
import { CASE_SCHEMAS } from './case.js';
import { INCIDENT_SCHEMAS } from './incident.js';
import { INTAKE_SCHEMAS } from './intake.js';
import { LIST_SCHEMAS } from './lists.js';
import { RATE_SCHEMAS } from './rates.js';
import { ref, text } from './schema.js';
import type { Schema } from './schema.js';
import { POLICY_SCHEMAS } from './policy.js';
import { SERVICE_SCHEMAS } from './service.js';
import { WORK_SCHEMAS } from './work.js';
import { TELLING_SCHEMAS } from './telling.js';

/** The answers of every read, by the name a client gives them. */
export const READ_SCHEMAS = {
  ...CASE_SCHEMAS,
  ...LIST_SCHEMAS,
  ...WORK_SCHEMAS,
  ...RATE_SCHEMAS,
  ...INTAKE_SCHEMAS,
  ...INCIDENT_SCHEMAS,
  ...POLICY_SCHEMAS,
  ...SERVICE_SCHEMAS,
  ...TELLING_SCHEMAS,
};

const response = (content: Readonly<Record<string, Schema>>): MethodDecorator =>
  ApiOkResponse({
    description: 'The answer.',
    content: Object.fromEntries(Object.entries(content).map(([type, schema]) => [type, { schema }])),
  });

/** Describes what a read answers, and what it answers as text to those who ask for another media type. */
export const Answers = (name: string, ...textTypes: readonly string[]): MethodDecorator =>
  applyDecorators(
    response({
      'application/json': ref(name),
      ...Object.fromEntries(textTypes.map((type) => [type, text])),
    }),
  );

/** Describes an answer that is lines of text rather than one document. */
export const AnswersText = (type: string): MethodDecorator => response({ [type]: text });

/** Describes what was made. */
export const Created = (name: string): MethodDecorator =>
  ApiCreatedResponse({ description: 'It was made.', content: { 'application/json': { schema: ref(name) } } });
