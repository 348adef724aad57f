import type { Catalogue } from '#complaint';

/** What the API stands on. The composition provides each of them from a global module. */
export const EVENT_STORE = Symbol('EventStore');
export const CASE_READS = Symbol('CaseReads');
export const PROJECTOR = Symbol('Projector');
export const LOCAL_ISSUER = Symbol('LocalIssuer');
export const SEALING = Symbol('Sealing');
export const CATALOGUE = Symbol('Catalogue');
export const CLOCK = Symbol('Clock');

export type Clock = () => Date;
export type { Catalogue };
