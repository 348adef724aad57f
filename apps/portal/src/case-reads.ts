import type { CaseReads as AllReads } from '#projections';

/** The reads behind the pages. Who may see what is decided behind this port, nowhere else. */
export type CaseReads = Pick<AllReads, 'caseView' | 'incident' | 'search'>;

export const CASE_READS = Symbol('case reads');
