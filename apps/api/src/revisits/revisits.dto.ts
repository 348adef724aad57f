import { PageDto } from '../search/search.dto.js';
import { Optional } from '../validation/optional.js';
import { AsFlag, Flag } from '../validation/values.js';

export class RevisitsDto extends PageDto {
  @Optional()
  @AsFlag()
  @Flag({ description: 'Those whose promised hours have begun, or those whose have not.' })
  callable?: boolean;
}
