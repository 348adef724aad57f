import type { CliCommand } from '../command.js';
import { auditCommand } from './audit.command.js';
import { catalogueCommand } from './catalogue.command.js';
import { eventsCommand } from './events.command.js';
import { gatewayCommand } from './gateway.command.js';
import { importCommand } from './import.command.js';
import { migrateCommand } from './migrate.command.js';
import { policyCommand } from './policy.command.js';
import { rebuildCommand } from './rebuild.command.js';
import { statusCommand } from './status.command.js';
import { timelinesCommand } from './timelines.command.js';
import { tokenCommand } from './token.command.js';
import { webhookCommand } from './webhook.command.js';

export const COMMANDS: Readonly<Record<string, CliCommand>> = {
  import: importCommand,
  rebuild: rebuildCommand,
  status: statusCommand,
  token: tokenCommand,
  policy: policyCommand,
  catalogue: catalogueCommand,
  audit: auditCommand,
  events: eventsCommand,
  gateway: gatewayCommand,
  migrate: migrateCommand,
  timelines: timelinesCommand,
  webhook: webhookCommand,
};
