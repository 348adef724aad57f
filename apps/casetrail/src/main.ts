import { readConfiguration, runUntilSignal } from '#service';
import { openEngine } from './engine.js';
import { startService } from './service.js';

await runUntilSignal(async () => {
  const engine = await openEngine(readConfiguration(process.env), { what: 'casetrail' });
  const service = await startService(engine).catch(async (error: unknown) => {
    await engine.close();
    throw error;
  });
  console.log(`Casetrail serves ${engine.configuration.CASETRAIL_DATA} on ${service.url}`);
  return service;
});
