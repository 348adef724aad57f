import type { Serve } from '#service';
import type { Engine } from '../engine.js';
import { adoptPolicyOperation } from './adopt-policy.operation.js';
import { applyCatalogueOperation } from './apply-catalogue.operation.js';
import { enterYearOperation } from './enter-year.operation.js';
import { importOperation } from './import.operation.js';
import type { Operation } from './operation.js';
import { rebuildOperation } from './rebuild.operation.js';
import { statusOperation } from './status.operation.js';
import { webhookOperation } from './webhook.operation.js';

export const OPERATIONS: Readonly<Record<string, Operation>> = {
  'adopt-policy': adoptPolicyOperation,
  'apply-catalogue': applyCatalogueOperation,
  'enter-year': enterYearOperation,
  import: importOperation,
  rebuild: rebuildOperation,
  status: statusOperation,
  webhook: webhookOperation,
};

export function serveOperation(engine: Engine): Serve {
  return async ({ operation, args }, output) => {
    const known = Object.hasOwn(OPERATIONS, operation) ? OPERATIONS[operation] : undefined;
    if (known) return known(engine, args, output);
    output.err(`The service knows no operation ${operation}: use the casetrail command of the same version.`);
    return 2;
  };
}
