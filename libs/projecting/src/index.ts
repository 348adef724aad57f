export * from './projection.js';
export * from './errors.js';
export { Projector } from './projector.js';
export type { Projected, ProjectorOptions } from './projector-options.js';
export type { RetryPolicy } from './follower.js';
