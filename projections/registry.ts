import type { PolicyBook, PolicyRef } from '#complaint';
import type { RecordedEvent } from '#event-store';
import type { Projection } from '#projecting';
import type { Sealing } from '#sealing';
import { caseHistoryProjection } from './case-history/case-history.projection.js';
import { caseSearchProjection } from './case-search/case-search.projection.js';
import { deadlinesProjection } from './deadlines/deadlines.projection.js';
import { deferredCasesProjection } from './deferred-cases/deferred-cases.projection.js';
import { mitigationsDueProjection } from './mitigations-due/mitigations-due.projection.js';
import { revisitQueueProjection } from './revisit-queue/revisit-queue.projection.js';
import { departmentRatesProjection } from './department-rates/department-rates.projection.js';
import { departmentWorklistProjection } from './department-worklist/department-worklist.projection.js';
import { erasuresProjection } from './erasures/erasures.projection.js';
import { incidentsProjection } from './incidents/incidents.projection.js';
import { outboxProjection } from './outbox/outbox.projection.js';
import { resolutionTimelinesProjection } from './resolution-timelines/resolution-timelines.projection.js';
import { similarCasesProjection } from './similar-cases/similar-cases.projection.js';
import { timersProjection } from './timers/timers.projection.js';

/** What read models are made with. */
export interface ReadModelParts {
  readonly sealing: Sealing;
  readonly policies: PolicyBook;
  /** Absent where no other process adopts policies or enters years. */
  readonly rulebook?: { knowing(refs: Iterable<PolicyRef>): Promise<void>; load(): Promise<void> };
}

/** Every read model. A new one adds its folder and its line here. */
export const readModels = ({ sealing, policies, rulebook }: ReadModelParts): readonly Projection[] =>
  [
    caseHistoryProjection,
    caseSearchProjection(sealing, policies),
    departmentWorklistProjection(policies),
    deadlinesProjection(policies),
    revisitQueueProjection,
    mitigationsDueProjection(policies),
    deferredCasesProjection(policies),
    resolutionTimelinesProjection(policies),
    departmentRatesProjection(policies),
    similarCasesProjection(sealing),
    erasuresProjection(sealing),
    timersProjection(policies, rulebook),
    outboxProjection,
    incidentsProjection,
  ].map((projection) => knowingPolicies(projection, rulebook));

/** Another process may have adopted, a moment ago, the version under which a case was received. */
const knowingPolicies = (projection: Projection, rulebook: ReadModelParts['rulebook']): Projection => ({
  ...projection,
  project: async (events, documents) => {
    await rulebook?.knowing(events.flatMap(policyIn));
    await projection.project(events, documents);
  },
});

const policyIn = ({ data }: RecordedEvent): PolicyRef[] =>
  data.policy === undefined ? [] : [data.policy as unknown as PolicyRef];
