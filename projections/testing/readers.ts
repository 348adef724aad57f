import type { Reader } from '#access';
import type { Role } from '#complaint';

/** Readers for specs. */
export const PUBLIC: Reader = { kind: 'public' };

export const citizenOf = (caseNumber: string): Reader => ({ kind: 'citizen', caseNumber });

export const staff = (role: Role, department?: string): Reader => ({
  kind: 'staff',
  actor: { id: `${role}-1`, role, ...(department === undefined ? {} : { department }) },
});
