export * from './errors.js';
export * from './field-groups.js';
export * from './read-port.js';
export * from './visibility.js';
