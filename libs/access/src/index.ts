export * from './reader.js';
export * from './policy-table.js';
export * from './errors.js';
export * from './local-issuer.js';
export * from './citizen-session.js';
export * from './throttle.js';
export * from './access-code.js';
