import { HISTORICAL_CHOICES, TIMELINE_GROUPS } from '#projections';
import type { TimelineGroup } from '#projections';
import { AfterDto } from '../request/after.js';
import { Optional } from '../validation/optional.js';
import { DayField } from '../validation/times.js';
import { OneOf } from '../validation/values.js';

export class TimelinesDto extends AfterDto {
  @Optional()
  @OneOf(TIMELINE_GROUPS, { description: '`department` by default.' })
  groupBy?: TimelineGroup;

  @Optional()
  @DayField({ description: 'First day of receipt.' })
  from?: string;

  @Optional()
  @DayField({ description: 'Last day of receipt.' })
  to?: string;

  @Optional()
  @OneOf(HISTORICAL_CHOICES, { description: 'Whether imported cases count; `exclude` by default.' })
  historical?: (typeof HISTORICAL_CHOICES)[number];

  @Optional()
  @OneOf(['json', 'csv'], { description: 'As `Accept` asks by default.' })
  format?: 'json' | 'csv';
}
