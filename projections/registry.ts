import type { PolicyBook } from '#complaint';
import type { Projection } from '#projecting';
import type { Sealing } from '#sealing';
import { caseHistoryProjection } from './case-history/case-history.projection.js';
import { caseSearchProjection } from './case-search/case-search.projection.js';
import { departmentWorklistProjection } from './department-worklist/department-worklist.projection.js';
import { erasuresProjection } from './erasures/erasures.projection.js';
import { resolutionTimelinesProjection } from './resolution-timelines/resolution-timelines.projection.js';

/** What read models are made with. */
export interface ReadModelParts {
  readonly sealing: Sealing;
  readonly policies: PolicyBook;
}

/** Every read model. A new one adds its folder and its line here. */
export const readModels = ({ sealing, policies }: ReadModelParts): readonly Projection[] => [
  caseHistoryProjection,
  caseSearchProjection(sealing, policies),
  departmentWorklistProjection(policies),
  resolutionTimelinesProjection(policies),
  erasuresProjection(sealing),
];
