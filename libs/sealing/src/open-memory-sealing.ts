import { CaseSealing } from './case-sealing.js';
import { MemoryKeyStore } from './memory-key-store.js';
import type { Sealing } from './sealing.js';

/** Sealing for specs: real encryption, keys in memory. Once closed, opening answers `unavailable`. */
export const openMemorySealing = (): Sealing => new CaseSealing(new MemoryKeyStore());
