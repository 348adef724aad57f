export * from './projection.js';
export * from './errors.js';
export { Projector } from './projector.js';
export type { Projected, Progress } from './progress.js';
export type { ProjectorOptions } from './projector-options.js';
export { SharedProjector, type SharedProjectorOptions } from './sharing/shared-projector.js';
export { ProgressWatch, type ProgressWatchOptions } from './sharing/progress-watch.js';
export {
  SoleTurn,
  type SoleTurnOptions,
  type SoleWork,
  type SoleWorkStatus,
} from './sharing/sole-turn.js';
export { requestRebuild } from './sharing/request-rebuild.js';
export type { RetryPolicy } from './follower.js';
