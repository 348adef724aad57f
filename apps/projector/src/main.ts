import { SharedProjector } from '#projecting';
import { readModels } from '#projections';
import {
  RoleHealthModule,
  createFastifyApp,
  openStores,
  readClusterConfiguration,
  runUntilSignal,
  startRole,
} from '#service';

/** Feeds the read models, sharing them with every other projector on the same stores. */
await runUntilSignal(async () => {
  const stores = await openStores(readClusterConfiguration(process.env), { what: 'casetrail projector' });
  const logger = { log: console.log, error: console.error };
  const projector = new SharedProjector({ ...stores, projections: readModels(stores), logger });
  const app = await createFastifyApp(RoleHealthModule.of({ ...stores, status: () => projector.status() }));
  await app.init();
  const begin = async () => projector.start();
  const service = await startRole({ stores, app, begin, end: () => projector.stop() });
  console.log(`The projector of Casetrail answers on ${service.url}`);
  return service;
});
