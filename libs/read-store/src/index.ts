export * from './read-store.js';
export * from './errors.js';
