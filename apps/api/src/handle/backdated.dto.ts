import { Moment } from '../validation/times.js';
import { Optional } from '../validation/optional.js';

/** A command without words of its own. */
export class BackdatedDto {
  @Optional()
  @Moment({ description: 'When it happened in the street; now by default. The policy limits back-dating.' })
  occurredAt?: string;
}
