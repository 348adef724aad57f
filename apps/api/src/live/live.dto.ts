import { Optional } from '../validation/optional.js';
import { AsNumber, Whole } from '../validation/values.js';

export class LiveDto {
  @Optional()
  @AsNumber()
  @Whole(0, 999_999_999, { description: 'The revision last seen.' })
  after?: number;
}
