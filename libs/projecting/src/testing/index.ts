export { GivenEvents, projecting } from './given-events.js';
export { recorded, type EventDraft } from './recorded.js';
