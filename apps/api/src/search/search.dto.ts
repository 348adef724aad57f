import { STATUSES } from '#complaint';
import type { Status } from '#complaint';
import { AfterDto } from '../request/after.js';
import { Optional } from '../validation/optional.js';
import { Id, Text } from '../validation/text.js';
import { DayField } from '../validation/times.js';
import { AsNumber, OneOf, Whole } from '../validation/values.js';

/** Which page of a list. */
export class PageDto extends AfterDto {
  @Optional()
  @Text(2000, { description: '`next` of the page before; opaque.' })
  cursor?: string;

  @Optional()
  @AsNumber()
  @Whole(1, 100, { description: '20 by default.' })
  limit?: number;
}

export class SearchDto extends PageDto {
  @Optional()
  @Text(200)
  text?: string;

  @Optional()
  @OneOf(STATUSES)
  status?: Status;

  @Optional()
  @Id()
  district?: string;

  @Optional()
  @Id()
  category?: string;

  @Optional()
  @Id()
  department?: string;

  @Optional()
  @DayField({ description: 'First day of receipt.' })
  from?: string;

  @Optional()
  @DayField({ description: 'Last day of receipt.' })
  to?: string;
}
