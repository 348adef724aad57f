import { addSpan } from '#calendar';
import type { Policy } from '../policy/index.js';
import type { Part } from '../state.js';
import type { Instant } from '../words.js';

/** Until when a supervisor rules on a disputed part; `undefined` for one that is not disputed. */
export const ruledBy = ({ state, disputedAt }: Part, { calendar, dispute }: Policy): Instant | undefined =>
  state === 'disputed' && disputedAt !== undefined
    ? addSpan(calendar, disputedAt, dispute.ruledWithin)
    : undefined;
