import { PageDto } from '../search/search.dto.js';
import { Optional } from '../validation/optional.js';
import { Id } from '../validation/text.js';
import { AsFlag, Flag } from '../validation/values.js';

export class MitigationsDto extends PageDto {
  @Optional()
  @Id({ description: 'What it and those below it answer for.' })
  department?: string;

  @Optional()
  @Id()
  district?: string;

  @Optional()
  @AsFlag()
  @Flag({ description: 'Those whose review day is over, or those whose is not.' })
  lapsed?: boolean;
}
