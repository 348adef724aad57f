import { CaseCommands } from '#cases';
import { ProgressWatch, SharedProjector } from '#projecting';
import { readModels } from '#projections';
import {
  RoleHealthModule,
  createFastifyApp,
  openStores,
  readClusterConfiguration,
  runUntilSignal,
  startRole,
} from '#service';
import { openDelivering } from '../../casetrail/src/delivering.js';
import { openTelling } from '../../casetrail/src/telling.js';
import { timeShared } from '../../casetrail/src/timing.js';

/** Feeds the read models, does what the service owes its cases and tells citizens: shared with every other projector on the same stores. */
await runUntilSignal(async () => {
  const configuration = readClusterConfiguration(process.env);
  const stores = await openStores(configuration, { what: 'casetrail projector' });
  const projections = readModels(stores);
  const logger = { log: console.log, error: console.error };
  const projector = new SharedProjector({ ...stores, projections, logger });
  // Another projector may feed the read model that tells what is due.
  const progress = new ProgressWatch({ ...stores, projections });
  const commands = new CaseCommands({
    ...stores,
    rules: { ...stores, defaultPolicy: configuration.CASETRAIL_POLICY },
  });
  const timing = timeShared({ ...stores, commands, progress });
  const telling = openTelling(stores, commands);
  const delivering = openDelivering(stores);
  const [status, timers] = [() => projector.status(), () => timing.status()];
  const app = await createFastifyApp(RoleHealthModule.of({ ...stores, status, timers }));
  await app.init();
  const begin = async () => {
    await telling.start();
    projector.start();
    timing.start();
    delivering.start();
  };
  const end = async () => {
    await Promise.all([telling.stop(), delivering.stop()]);
    await timing.stop();
    await progress.stop();
    await projector.stop();
  };
  const service = await startRole({ stores, app, begin, end });
  console.log(`The projector of Casetrail answers on ${service.url}`);
  return service;
});
