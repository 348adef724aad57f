export * from './words.js';
export * from './events/index.js';
export * from './commands.js';
export * from './errors.js';
export type * from './state.js';
export * from './policy/policy.js';
export * from './catalogue/catalogue.js';
export * from './streams.js';
