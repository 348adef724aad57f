import { Optional } from '../validation/optional.js';
import { Text } from '../validation/text.js';
import { Moment } from '../validation/times.js';
import { AsNumber, OneOf, Whole } from '../validation/values.js';

export const BASES = ['recorded', 'occurred'] as const;

export class ReplayDto {
  @Optional()
  @Moment({ description: 'The moment to replay to; now by default.' })
  asOf?: string;

  @Optional()
  @OneOf(BASES, { description: 'Which of the two times counts; `recorded` by default: what was known then.' })
  basis?: (typeof BASES)[number];
}

export class RawLogDto {
  @Optional()
  @Text(64, { description: 'Events after this position; from the beginning by default.' })
  from?: string;

  @Optional()
  @AsNumber()
  @Whole(1, 10_000, { description: '1,000 by default.' })
  limit?: number;
}
