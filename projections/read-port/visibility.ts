import type { Reader } from '#access';
import { branchOf, type Catalogue, departmentsAbove, type Role } from '#complaint';
import type { Condition } from '#read-store';
import type { CaseFacts } from '../folding/case-fold.js';

/**
 * Who may read which case. The one place where visibility is decided.
 *
 * | reader | finds | reads by number |
 * |---|---|---|
 * | public | listed | listed and unlisted |
 * | citizen, own case | listed | always |
 * | operator, supervisor, auditor, administrator | all | all |
 * | department | a part in its branch, unless it is accused or in line with the accused | the same |
 * | analyst | listed | listed and unlisted |
 *
 * A case that a reader may not read answers exactly like one that does not exist.
 */
export function mayRead(reader: Reader, facts: CaseFacts, catalogue: Catalogue): boolean {
  if (reader.kind === 'citizen' && reader.caseNumber === facts.caseNumber) return true;
  const sight = sightOf(reader, catalogue);
  switch (sight.kind) {
    case 'all':
      return true;
    case 'public':
      return facts.visibility !== 'confidential';
    case 'branch':
      return (
        facts.departments.some((id) => sight.branch.includes(id)) &&
        !facts.about.some((id) => sight.line.includes(id))
      );
  }
}

/** What a document must fulfil to be found by this reader; narrower than `mayRead` where a number is needed. */
export function findableBy(reader: Reader, catalogue: Catalogue): readonly Condition[] {
  const sight = sightOf(reader, catalogue);
  switch (sight.kind) {
    case 'all':
      return [];
    case 'public':
      return [{ field: 'visibility', equals: 'listed' }];
    case 'branch':
      return [
        { field: 'departments', anyOf: sight.branch },
        { field: 'about', noneOf: sight.line },
      ];
  }
}

/** Whether the reader works for the city and sees cases as part of that work. */
export const isHandler = (reader: Reader, catalogue: Catalogue): boolean =>
  sightOf(reader, catalogue).kind !== 'public';

/** Whether a staff reader may ask for the work of this department: its own branch, or any for those who see all. */
export function mayAskFor(reader: Reader, department: string, catalogue: Catalogue): boolean {
  const sight = sightOf(reader, catalogue);
  return sight.kind === 'all' || (sight.kind === 'branch' && sight.branch.includes(department));
}

/**
 * Whose work a staff reader asks for: the branch of the department named, else of their own; no branch where they see all and
 * name none. `undefined` where it is not theirs to see.
 */
export function workAskedFor(
  reader: Reader,
  department: string | undefined,
  catalogue: Catalogue,
): { readonly branch?: readonly string[] } | undefined {
  if (department !== undefined) {
    return mayAskFor(reader, department, catalogue) ? { branch: branchOf(catalogue, department) } : undefined;
  }
  const sight = sightOf(reader, catalogue);
  if (sight.kind === 'branch') return { branch: sight.branch };
  return sight.kind === 'all' ? {} : undefined;
}

type Sight =
  | { readonly kind: 'all' }
  | { readonly kind: 'public' }
  /** `line`: its branch and everything above it; a complaint about any of these is not for it to read. */
  | { readonly kind: 'branch'; readonly branch: readonly string[]; readonly line: readonly string[] };

const SEES_ALL: ReadonlySet<Role> = new Set(['operator', 'supervisor', 'auditor', 'administrator']);

function sightOf(reader: Reader, catalogue: Catalogue): Sight {
  if (reader.kind !== 'staff') return { kind: 'public' };
  const { role, department } = reader.actor;
  if (SEES_ALL.has(role)) return { kind: 'all' };
  if (role !== 'department' || department === undefined) return { kind: 'public' };
  const branch = [...branchOf(catalogue, department)];
  return { kind: 'branch', branch, line: [...branch, ...departmentsAbove(catalogue, department)] };
}

/** Callbacks are the hotline's, never the handling department's. */
export const mayCallBack = (reader: Reader): boolean =>
  reader.kind === 'staff' && SEES_ALL.has(reader.actor.role);

/** Who answers the phone may ask which cases a call could be about. */
export const mayTakeCalls = (reader: Reader): boolean =>
  reader.kind === 'staff' && TAKES_CALLS.has(reader.actor.role);

const TAKES_CALLS: ReadonlySet<Role> = new Set(['operator', 'supervisor']);
