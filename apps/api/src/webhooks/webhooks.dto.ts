import { IsIn } from 'class-validator';
import { SCHEMA_VERSIONS } from '#complaint';
import { Optional } from '../validation/optional.js';
import { Id, Text } from '../validation/text.js';
import { Moment } from '../validation/times.js';
import { Flag, Matching, Strings } from '../validation/values.js';

const EVENT_TYPES = Object.keys(SCHEMA_VERSIONS);
const EVENTS = { description: 'Types of events; all by default.', example: ['Resolved'] };
const URL_WORDS = { example: 'https://sanitation.example/casetrail' };

export class AddWebhookDto {
  @Id()
  department!: string;

  @Text(2000, URL_WORDS)
  url!: string;

  @Optional()
  @Strings(100, EVENTS)
  @IsIn(EVENT_TYPES, { each: true })
  events?: string[];

  @Optional()
  @Flag({ description: 'Whether the texts that the department may read are told, too.' })
  personalData?: boolean;

  @Optional()
  @Text(1000, { description: 'Why its system needs personal data.' })
  reason?: string;
}

export class ChangeWebhookDto {
  @Optional()
  @Text(2000, URL_WORDS)
  url?: string;

  @Optional()
  @Strings(100, EVENTS)
  @IsIn(EVENT_TYPES, { each: true })
  events?: string[];
}

export class ReplayWebhookDto {
  @Optional()
  @Moment({ description: 'All that was recorded from here on.' })
  since?: string;

  @Optional()
  @Matching(/^[A-Z0-9-]{1,32}\/\d{1,9}$/, '<case number>/<revision>', {
    description: 'One delivery, as dead letters name it.',
  })
  delivery?: string;
}
