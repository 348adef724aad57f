export * from './sealing.js';
export * from './errors.js';
export { openMemorySealing } from './open-memory-sealing.js';
export { openSqliteSealing } from './open-sqlite-sealing.js';
export { sealEvent } from './seal-event.js';
