import { isInUse, type Catalogue, type CatalogueList, type Entry } from '../catalogue/catalogue.js';
import { branchOf, findDepartment, isInLine, successorOf } from '../catalogue/find.js';
import type { Action, CommandContext } from '../commands.js';
import { DomainError, type DomainErrorCode } from '../errors.js';
import type { Complaint, Part } from '../state.js';
import { partFor, statusOf } from '../status.js';
import { isDay } from '#calendar';
import type { Day, Role } from '../words.js';

/** A refusal; `decide` adds what is legal on the case now. */
export const refuse = (
  code: DomainErrorCode,
  sentence: string,
  data: Readonly<Record<string, unknown>> = {},
): DomainError => new DomainError(code, sentence, data);

/** The plain refusal of a step that the case does not allow as it stands. */
export function illegalStep(action: Action, complaint: Complaint, why: string): DomainError {
  const sentence = `"${action}" is not possible: ${why}.`;
  return refuse('illegal-step', sentence, { action, status: statusOf(complaint) });
}

/** A reason, a plan, a deed: the texts that a citizen is owed are never blank. */
export function requireText(texts: Readonly<Record<string, string>>): void {
  for (const [field, text] of Object.entries(texts)) {
    if (text.trim() === '') {
      throw refuse('text-missing', `Say something in "${field}": it is part of the record.`, {
        field,
      });
    }
  }
}

export function requireDay(days: Readonly<Record<string, Day>>): void {
  for (const [field, day] of Object.entries(days)) {
    if (!isDay(day)) {
      throw refuse('bad-date', `"${field}" must be a day of the calendar, as 2026-09-25.`, {
        field,
        day,
      });
    }
  }
}

export function requireRole(
  { type, actor }: CommandContext & { readonly type: Action },
  roles: readonly Role[],
): void {
  if (roles.includes(actor.role)) return;
  const sentence = `"${type}" is for ${roles.join(' or ')}, not for ${actor.role}: ask one of them.`;
  throw refuse('role-may-not', sentence, { role: actor.role, roles });
}

/** A department speaks for itself and those below it, on cases that one of them has a part in. */
export function requireOwnCase(
  { actor, ...command }: CommandContext & { readonly department?: string },
  complaint: Complaint,
  catalogue: Catalogue,
): void {
  if (actor.role !== 'department') return;
  const { department: own = '' } = actor;
  const branch = branchOf(catalogue, own);
  const { department: named } = command;
  if (named !== undefined && !branch.includes(named)) {
    const sentence = `${own} speaks for itself and the departments below it, not for ${named}.`;
    throw refuse('role-may-not', sentence, { own, department: named });
  }
  if (branch.some((department) => partFor(complaint, department))) return;
  const sentence = `${own} has no part in this case: assign or add it first.`;
  throw refuse('department-not-on-case', sentence, { department: own });
}

/** The part a department acts for, its own or one delegated to it. */
export function requirePart(complaint: Complaint, department: string): Part {
  const part = partFor(complaint, department);
  if (part) return part;
  const sentence = `${department} has no part in this case: assign or add it first.`;
  throw refuse('department-not-on-case', sentence, { department });
}

/** The part that a department answers for: its own, and not one that was only delegated to it. */
export function requireAnswering(
  { type, department }: CommandContext & { readonly type: Action; readonly department: string },
  complaint: Complaint,
): Part {
  const part = requirePart(complaint, department);
  if (part.department === department) return part;
  const sentence = `${department} does this part for ${part.department}, which answers for it: "${type}" is said of ${part.department}.`;
  throw refuse('only-delegated', sentence, { department, answers: part.department });
}

/** Whoever takes a part over is new to the case, or the one it was delegated to. */
export function requireSuccessor(
  complaint: Complaint,
  part: Part,
  department: string,
  catalogue: Catalogue,
): void {
  const parts = complaint.parts.map((each) => (each === part ? { ...part, delegatedTo: [] } : each));
  requireAssignable({ ...complaint, parts }, department, catalogue);
}

/** A department of the catalogue that may be given a part: in use, not accused, and not on the case already. */
export function requireAssignable(complaint: Complaint, department: string, catalogue: Catalogue): void {
  requireKnownDepartment(department, catalogue);
  requireInUse(catalogue, 'departments', department);
  requireNotAccused(complaint, department, catalogue);
  if (partFor(complaint, department)) {
    const sentence = `${department} is on this case already: name another department.`;
    throw refuse('department-already-on-case', sentence, { department });
  }
}

export function requireKnownDepartment(department: string, catalogue: Catalogue): void {
  if (findDepartment(catalogue, department)) return;
  const ids = catalogue.departments.filter(isInUse).map(({ id }) => id);
  throw refuse(
    'unknown-department',
    `The catalogue has no department "${department}". ${nearMisses(department, ids)}`,
    { department },
  );
}

/** New work goes to nothing that was merged or retired; what is under way stays where it is. */
export function requireInUse(catalogue: Catalogue, list: CatalogueList, id: string): void {
  const entries: readonly Entry[] = catalogue[list];
  const entry = entries.find((each) => each.id === id);
  const now = successorOf(entries, id);
  if (!entry || !now || isInUse(entry)) return;
  if (isInUse(now))
    throw refuse('no-longer-in-use', `"${id}" was merged into "${now.id}": name that instead.`, {
      id,
      now: now.id,
    });
  const inUse = entries.filter(isInUse).map((each) => each.id);
  throw refuse('no-longer-in-use', `"${id}" is retired: choose one of ${inUse.join(', ')}.`, { id });
}

/** Whom a complaint accuses, whoever works under them and whoever they answer to: none of them handles or reads it. */
export function requireNotAccused(complaint: Complaint, department: string, catalogue: Catalogue): void {
  if (!complaint.about.some((accused) => isInLine(catalogue, accused, department))) return;
  const sentence = `The complaint is about ${complaint.about.join(', ')}, so ${department} cannot handle it: name a department neither above nor below.`;
  throw refuse('department-is-accused', sentence, { department });
}

/** The ids that someone may have meant; all of them when nothing is near. */
export function nearMisses(wanted: string, ids: readonly string[]): string {
  const words = wanted.toLowerCase().split(/[^a-z]+/);
  const near = ids.filter((id) => words.some((word) => word.length > 2 && id.includes(word.slice(0, 4))));
  return near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `It has: ${ids.join(', ')}.`;
}
