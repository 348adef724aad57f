import { CaseCommands } from '#cases';
import { ProgressWatch } from '#projecting';
import { CaseReads, readModels } from '#projections';
import { openStores, readClusterConfiguration, runUntilSignal, startRole } from '#service';
import { webhooksOf } from '../../casetrail/src/delivering.js';
import { createHttpApp } from './http-app.js';
import { apiPorts } from './ports.js';
import { ApiRoot } from './api-root.module.js';

/** The API alone, on log and read models that other processes share. */
await runUntilSignal(async () => {
  const configuration = readClusterConfiguration(process.env);
  const stores = await openStores(configuration, { what: 'casetrail api' });
  const progress = new ProgressWatch({ ...stores, projections: readModels(stores) });
  const rules = { ...stores, defaultPolicy: configuration.CASETRAIL_POLICY };
  const commands = new CaseCommands({ ...stores, rules });
  const root = ApiRoot.on(
    apiPorts({
      ...stores,
      progress,
      commands,
      reads: new CaseReads({ ...stores, hotline: stores.configuration.CASETRAIL_HOTLINE }),
      webhooks: webhooksOf(stores),
    }),
  );
  const app = await createHttpApp(root, { proxies: configuration.CASETRAIL_PROXIES });
  const service = await startRole({
    stores,
    app,
    begin: () => stores.rulebook.recordShipped(),
    end: () => progress.stop(),
  });
  console.log(`The API of Casetrail serves on ${service.url}`);
  return service;
});
