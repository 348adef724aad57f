import { ProgressWatch } from '#projecting';
import { CaseReads, readModels } from '#projections';
import {
  RoleHealthModule,
  createFastifyApp,
  openStores,
  readClusterConfiguration,
  runUntilSignal,
  startRole,
} from '#service';
import { PortalRoot } from './portal-root.module.js';
import { portalPorts } from './portal-settings.js';

/** The public site alone. Its live pages listen to the API, which answers under the same name behind the entry point. */
await runUntilSignal(async () => {
  const configuration = readClusterConfiguration(process.env);
  const stores = await openStores(configuration, { what: 'casetrail portal' });
  const progress = new ProgressWatch({ ...stores, projections: readModels(stores) });
  const health = RoleHealthModule.of({ ...stores, status: () => progress.status() });
  const ports = portalPorts({
    ...stores,
    reads: new CaseReads({ ...stores, hotline: stores.configuration.CASETRAIL_HOTLINE }),
  });
  const app = await createFastifyApp(PortalRoot.on(ports, [health]), {
    proxies: configuration.CASETRAIL_PROXIES,
  });
  await app.init();
  const service = await startRole({ stores, app, begin: async () => undefined, end: () => progress.stop() });
  console.log(`The portal of Casetrail serves on ${service.url}`);
  return service;
});
