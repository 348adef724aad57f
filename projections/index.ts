export { readModels } from './registry.js';
export { CaseReads, type CaseReadsParts } from './case-reads.js';
export {
  replayCase,
  type ReplayBasis,
  type ReplayMoment,
  type ReplayParts,
} from './case-history/replay-case.js';
export type * from './case-history/case-view.js';
export { STATUS_NAMES } from './case-history/render/status-names.js';
export type { CaseSummary } from './case-search/case-search.document.js';
export type { CaseQuery } from './case-search/case-search.queries.js';
export {
  NEXT_STEPS,
  type NextStep,
  type RevisitItem,
  type WorklistItem,
} from './department-worklist/department-worklist.document.js';
export {
  HISTORICAL_CHOICES,
  TIMELINE_GROUPS,
  type TimelineFigures,
  type TimelineGroup,
  type TimelineQuery,
  type TimelineRow,
  type Timelines,
} from './resolution-timelines/resolution-timelines.queries.js';
export type { Spread } from './resolution-timelines/quantiles.js';
export { DueCases } from './timers/due-cases.js';
export { ReadModelNotBuilt, TextsUnavailable } from './read-port/errors.js';
export { mayRead } from './read-port/visibility.js';
export type { TypedPage } from './read-port/read-port.js';
