export * from './projection.js';
export * from './errors.js';
export { Projector, type Projected, type ProjectorOptions, type RetryPolicy } from './projector.js';
