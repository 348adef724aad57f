import type { Catalogue } from '../catalogue/catalogue.js';
import type { Action, CommandOf } from '../commands.js';
import type { ComplaintEvent } from '../events/index.js';
import type { PolicyBook } from '../policy/index.js';
import type { Complaint } from '../state.js';

/** What deciding needs to know besides the case. */
export interface Rules {
  readonly catalogue: Catalogue;
  readonly policies: PolicyBook;
  /** Id of the policy that new cases are received under unless the command names another. */
  readonly defaultPolicy: string;
}

/** The facts that follow from one command. Throws `DomainError` when the rules forbid it. */
export type Decider<A extends Action> = (
  command: CommandOf<A>,
  complaint: Complaint,
  rules: Rules,
) => ComplaintEvent | readonly ComplaintEvent[];
