export * from './event-store.js';
export * from './errors.js';
export { openMemoryEventStore } from './memory/memory-event-store.js';
export { openSqliteEventStore } from './sqlite/sqlite-event-store.js';
