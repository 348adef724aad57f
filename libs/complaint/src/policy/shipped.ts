import { BEIJING_1 } from './beijing.js';
import { GUANGDONG_1 } from './guangdong.js';
import { Policies, type PolicyBook } from './policy-book.js';
import type { Policy } from './policy.js';
import { SIMPLE_1 } from './simple.js';

/** The policies that come with Casetrail, in every version: one that cases were received under is never taken out. */
export const SHIPPED_POLICIES: readonly Policy[] = [SIMPLE_1, BEIJING_1, GUANGDONG_1];

/** A book of just these. */
export const SHIPPED_BOOK: PolicyBook = new Policies(SHIPPED_POLICIES);
