import { PageDto } from '../search/search.dto.js';
import { Optional } from '../validation/optional.js';
import { Id } from '../validation/text.js';
import { AsFlag, Flag } from '../validation/values.js';

export class DeferredDto extends PageDto {
  @Optional()
  @Id({ description: 'What it and those below it lead.' })
  department?: string;

  @Optional()
  @Id()
  district?: string;

  @Optional()
  @AsFlag()
  @Flag({ description: 'Those whose report is overdue, or those whose is not.' })
  overdue?: boolean;
}
