import type { Lease } from './read-store.js';

/** Whether nothing happened to a lease since it was seen. */
export function isSameLease(found: Lease | undefined, seen: Lease | undefined): boolean {
  return found?.holder === seen?.holder && found?.beat === seen?.beat;
}
