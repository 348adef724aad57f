import { HISTORICAL_CHOICES, RATE_COUNTS, RATE_GROUPS } from '#projections';
import type { HistoricalChoice, RateCount, RateGroup } from '#projections';
import { OmitType } from '@nestjs/swagger';
import { PageDto } from '../search/search.dto.js';
import { Optional } from '../validation/optional.js';
import { Id } from '../validation/text.js';
import { Matching, OneOf } from '../validation/values.js';

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** Which part of what counts. */
class ChoiceDto extends PageDto {
  @Optional()
  @Matching(MONTH, 'a month such as 2026-10', {
    description: 'The assessment month, named by the month in which it ends.',
  })
  month?: string;

  @Optional()
  @Id({ description: 'With those below it.' })
  department?: string;

  @Optional()
  @Id()
  district?: string;

  @Optional()
  @Id({ description: 'In all its versions.' })
  policy?: string;

  @Optional()
  @OneOf(HISTORICAL_CHOICES, { description: 'Whether imported cases count; `exclude` by default.' })
  historical?: HistoricalChoice;
}

export class RatesDto extends OmitType(ChoiceDto, ['cursor', 'limit'] as const) {
  @Optional()
  @OneOf(RATE_GROUPS, { description: '`department` by default.' })
  groupBy?: RateGroup;

  @Optional()
  @OneOf(['json', 'csv'], { description: 'As `Accept` asks by default.' })
  format?: 'json' | 'csv';
}

export class CountedCasesDto extends ChoiceDto {
  @Optional()
  @OneOf(RATE_COUNTS, { description: 'The figure; all of them where absent.' })
  counts?: RateCount;
}
