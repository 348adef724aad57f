import type { Scenario } from '../scenario.js';
import { DISPUTE_MOVED, DISPUTE_UNRULED, DISPUTE_UPHELD, PART_RETURNED } from './disputed.js';
import { EMERGENCY } from './emergency.js';
import { NO_CONTACT, RULED, UNREACHABLE, WITHDRAWN } from './ended-otherwise.js';
import { EXPLAINED_ON_CALL } from './explained-on-call.js';
import { DELEGATED, HELP_ADDED, LEAD_CHANGED, REPLACED } from './handed-on.js';
import { INSTRUCTED_ANEW, JOINT, PART_LATE } from './joint.js';
import { CORRECTED, ERASED, MADE_UNLISTED, RECLASSIFIED, REDACTED, RESTRICTED } from './kept-right.js';
import { MERGED, MERGED_AND_DENIED, UNMERGED } from './merged.js';
import { CAME_BACK, DENIED, FOUND_OUT, PARTLY_SOLVED, SOLVED_BUT_REOPENED } from './reopened.js';
import { SIMPLE } from './simple.js';
import { LAPSED_STOPGAP, RENEWED_STOPGAP, STOPGAP } from './stopgap.js';
import { DEFERRED, EXTENDED, OVERDUE, STILL_DEFERRED } from './takes-long.js';

export { coveredHeap, heapReported } from './covered-heap.js';
export { IN_CHINESE, IN_ENGLISH } from './covered-heap-texts.js';
export { STILL_OPEN } from './still-open.js';

/** Every way a complaint can go; each is in any district at least once. */
export const SCENARIOS: readonly Scenario[] = [
  SIMPLE,
  EXPLAINED_ON_CALL,
  JOINT,
  INSTRUCTED_ANEW,
  PART_LATE,
  EMERGENCY,
  DISPUTE_UPHELD,
  DISPUTE_MOVED,
  DISPUTE_UNRULED,
  PART_RETURNED,
  REPLACED,
  HELP_ADDED,
  LEAD_CHANGED,
  DELEGATED,
  STOPGAP,
  RENEWED_STOPGAP,
  LAPSED_STOPGAP,
  PARTLY_SOLVED,
  DENIED,
  SOLVED_BUT_REOPENED,
  CAME_BACK,
  FOUND_OUT,
  UNREACHABLE,
  NO_CONTACT,
  RULED,
  WITHDRAWN,
  MERGED,
  MERGED_AND_DENIED,
  UNMERGED,
  DEFERRED,
  STILL_DEFERRED,
  EXTENDED,
  OVERDUE,
  CORRECTED,
  REDACTED,
  MADE_UNLISTED,
  RECLASSIFIED,
  ERASED,
  RESTRICTED,
];
