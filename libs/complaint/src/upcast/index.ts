export { readComplaintEvent } from './read-complaint-event.js';
export { storedForm, type StoredForm } from './stored-form.js';
export { UnreadableEvent, type Stored, type StoredEvent, type StoredObject } from './stored-event.js';
export { SCHEMA_VERSIONS } from './upcasters.js';
