export * from './incident-number.js';
export * from './incident-events.js';
export * from './incident.js';
export * from './decide-incident.js';
export * from './stored-incident.js';
