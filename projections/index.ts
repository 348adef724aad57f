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
  type WorklistItem,
} from './department-worklist/department-worklist.document.js';
export {
  TIMELINE_GROUPS,
  type TimelineFigures,
  type TimelineGroup,
  type TimelineQuery,
  type TimelineRow,
  type Timelines,
} from './resolution-timelines/resolution-timelines.queries.js';
export { HISTORICAL_CHOICES, type HistoricalChoice } from './folding/historical.js';
export type { Spread } from './resolution-timelines/quantiles.js';
export type * from './incidents/incident-view.js';
export type { IncidentQuery } from './incidents/incidents.queries.js';
export { DueRelays } from './incidents/due-relays.js';
export { DueCases } from './timers/due-cases.js';
export { BESIDE_COUNTS, RATE_COUNTS, type RateCount } from './department-rates/counts.js';
export type { CountedCase, CountedQuery } from './department-rates/department-rates.queries.js';
export type { Rate, RateFigures } from './department-rates/rate-figures.js';
export { ratesOf } from './department-rates/rates-of.js';
export {
  RATE_GROUPS,
  type RateChoice,
  type RateGroup,
  type RateRow,
  type Rates,
  type RatesQuery,
} from './department-rates/rates.js';
export { PROMISES, type DeadlineItem, type PromiseKind } from './deadlines/deadlines.document.js';
export type { DeadlineQuery } from './deadlines/deadlines.queries.js';
export type { DeferredItem } from './deferred-cases/deferred-cases.document.js';
export type { DeferredQuery } from './deferred-cases/deferred-cases.queries.js';
export type { ListedCase, Named } from './listing/listed-case.js';
export type { WhichPage } from './listing/pages.js';
export type { MitigationItem } from './mitigations-due/mitigations-due.document.js';
export type { MitigationQuery } from './mitigations-due/mitigations-due.queries.js';
export type { RevisitItem } from './revisit-queue/revisit-queue.document.js';
export type { RevisitQuery } from './revisit-queue/revisit-queue.queries.js';
export { ReadModelNotBuilt, TextsUnavailable } from './read-port/errors.js';
export { ReadPortSight } from './webhooks/department-sight.js';
export type { UndeliveredItem } from './outbox/outbox.document.js';
export { DueMessages } from './outbox/due-messages.js';
export { mayRead } from './read-port/visibility.js';
export type { TypedPage } from './read-port/read-port.js';
export type {
  Heard,
  SuggestedCategory,
  SuggestedDepartment,
  Suggestions,
} from './category-suggestions/category-suggestions.queries.js';
export type { CallSoFar } from './similar-cases/call-so-far.js';
export {
  INTAKE_STEPS,
  type IntakeStep,
  type Recurring,
  type SimilarCase,
  type SimilarCases,
} from './similar-cases/similar-cases.document.js';
