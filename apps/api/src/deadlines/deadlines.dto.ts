import { PROMISES } from '#projections';
import type { PromiseKind } from '#projections';
import { PageDto } from '../search/search.dto.js';
import { Optional } from '../validation/optional.js';
import { Id } from '../validation/text.js';
import { AsFlag, Flag, OneOf } from '../validation/values.js';

export class DeadlinesDto extends PageDto {
  @Optional()
  @Id({ description: 'What it and those below it answer for.' })
  department?: string;

  @Optional()
  @Id()
  district?: string;

  @Optional()
  @OneOf(PROMISES)
  kind?: PromiseKind;

  @Optional()
  @AsFlag()
  @Flag({ description: 'Those that have passed, or those that have not.' })
  late?: boolean;
}
