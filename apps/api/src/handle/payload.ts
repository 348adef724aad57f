import { mayDo } from '#access';
import { branchOf } from '#complaint';
import type { Action, Actor, Catalogue } from '#complaint';
import { notAllowed } from '../access/access.guard.js';
import { ApiProblem } from '../problems/api-problem.js';

/** A validated body, its defined fields only. */
type Fields = Readonly<Record<string, unknown>>;

export interface Worded {
  readonly payload: Fields;
  readonly occurredAt?: string;
}

/**
 * The words of a command as its actor may say them.
 *
 * @throws {ApiProblem} 403: another's department, another's words
 */
export function wordsOf(
  { action, byDepartment }: { readonly action: Action; readonly byDepartment: boolean },
  body: object,
  actor: Actor,
  catalogue: Catalogue,
): Worded {
  const { occurredAt, ...fields } = defined(body);
  if (occurredAt !== undefined && actor.role === 'citizen') {
    throw new ApiProblem('forbidden', 'Only staff may say when it happened: leave occurredAt out.');
  }
  if (fields.reporter !== undefined && actor.role === 'citizen') {
    throw new ApiProblem('forbidden', 'A citizen answers for themselves: leave reporter out.');
  }
  const payload = {
    ...fields,
    ...(byDepartment && { department: departmentOf(fields.department, actor, catalogue) }),
    ...(action === 'revisit' && actor.role === 'citizen' && { via: fields.via ?? 'page' }),
  };
  if (!mayDo(actor, action, payload)) throw notAllowed(actor.role, action);
  return { payload: defined(payload), ...(typeof occurredAt === 'string' && { occurredAt }) };
}

/** A department speaks for itself and for those below it. */
function departmentOf(named: unknown, actor: Actor, catalogue: Catalogue): unknown {
  if (actor.department === undefined || named === actor.department) return named;
  if (named === undefined) return actor.department;
  if (typeof named === 'string' && branchOf(catalogue, actor.department).includes(named)) return named;
  throw new ApiProblem(
    'forbidden',
    `Your token speaks for ${actor.department} and the departments below it only.`,
  );
}

/** As JSON says it: without the absent fields, down to the last nested one. */
const defined = (value: object): Record<string, unknown> =>
  JSON.parse(JSON.stringify(value)) as Record<string, unknown>;
