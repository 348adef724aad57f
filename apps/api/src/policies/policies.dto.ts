import { Transform } from 'class-transformer';
import { Optional } from '../validation/optional.js';
import { Whole } from '../validation/values.js';

export class PolicyVersionDto {
  @Optional()
  @Transform(({ value }: { value: unknown }) => Number(value))
  @Whole(1, 1_000_000, { description: 'By default the one in force now.' })
  version?: number;
}
