export * from './read-store.js';
export * from './errors.js';
export * from './terms.js';
export { openMemoryReadStore } from './memory/memory-read-store.js';
export { openMongoReadStore } from './mongodb/mongo-read-store.js';
export { openSqliteReadStore, type SqliteReadStoreOptions } from './sqlite/sqlite-read-store.js';
