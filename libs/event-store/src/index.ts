export * from './event-store.js';
export * from './errors.js';
export { derivedId } from './derived-id.js';
export { openMemoryEventStore } from './memory/memory-event-store.js';
export { openSqliteEventStore } from './sqlite/sqlite-event-store.js';
export {
  type Gateway,
  type GatewayOptions,
  GatewayRefused,
  type GatewayTls,
  startGateway,
} from './eventstoredb/gateway/gateway.js';
export { type EventStoreDbOptions, openEventStoreDb } from './eventstoredb/eventstoredb-event-store.js';
export type { Stranger } from './eventstoredb/stored-event.js';
export { openEventStoreDbCopy, type EventStoreDbCopyOptions } from './eventstoredb/eventstoredb-log-copy.js';
export { openSqliteLogCopy } from './sqlite/sqlite-log-copy.js';
export { copyLog, type Copied, type CopyOptions, type CopyProgress } from './copying/copy-log.js';
export type { CopyableLog, LoggedAppend } from './copying/copyable-log.js';
