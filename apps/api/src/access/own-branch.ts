import type { Reader } from '#access';
import { branchOf } from '#complaint';
import type { Catalogue } from '#complaint';
import { ApiProblem } from '../problems/api-problem.js';

/** A refusal that says so is more use to a department than an empty list. */
export function requireBranch(reader: Reader, department: string | undefined, catalogue: Catalogue): void {
  const own = reader.kind === 'staff' ? reader.actor.department : undefined;
  if (own === undefined || department === undefined || branchOf(catalogue, own).includes(department)) return;
  throw new ApiProblem('forbidden', `Your token reads the work of ${own} and those below it only.`);
}
