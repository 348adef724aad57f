import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { Matches, ValidateBy } from 'class-validator';
import { isDay as isDayOfCalendar } from '#calendar';
import type { FieldWords } from './text.js';

const WITH_ZONE = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/;
const NORMAL = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** In UTC with milliseconds; anything that is not an instant with a zone comes back as it was. */
export function normaliseInstant(value: unknown): unknown {
  if (typeof value !== 'string' || !WITH_ZONE.test(value) || !isDay(value.slice(0, 10))) return value;
  const time = Date.parse(value);
  return Number.isNaN(time) ? value : new Date(time).toISOString();
}

/** Whether the text is a day of the calendar: the 30th of February is not. */
export const isDay = (value: unknown): boolean => typeof value === 'string' && isDayOfCalendar(value);

/** A moment with its zone, normalised to UTC. */
export function Moment(words: FieldWords = {}): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: String, format: 'date-time', example: '2026-09-23T09:00:00+08:00', ...words }),
    Transform(({ value }: { value: unknown }) => normaliseInstant(value)),
    Matches(NORMAL, {
      message: '$property must be an instant with its zone, like 2026-09-23T09:00:00+08:00',
    }),
  );
}

/** A calendar day, read in the zone of the case's policy. */
export function DayField(words: FieldWords = {}): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: String, format: 'date', example: '2026-09-25', ...words }),
    ValidateBy({
      name: 'isDay',
      validator: { validate: isDay, defaultMessage: () => '$property must be a day like 2026-09-25' },
    }),
  );
}
