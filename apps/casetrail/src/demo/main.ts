import { existsSync } from 'node:fs';
import { readConfiguration, runUntilSignal } from '#service';
import { type Engine, openEngine } from '../engine.js';
import { startService } from '../service.js';
import { firstCaseOf } from './first-case.js';
import { generateDistrict } from './generate.js';
import { issueTokens } from './tokens.js';
import { welcome } from './welcome.js';

/** How long the read models of a fresh district may take. */
const CATCH_UP_MS = 60_000;

await runUntilSignal(async () => {
  const configuration = readConfiguration({
    CASETRAIL_DATA: './demo-data',
    CASETRAIL_POLICY: 'beijing',
    ...process.env,
  });
  if (!existsSync(configuration.CASETRAIL_DATA)) await generateDistrict(configuration, new Date());
  const engine = await openEngine(configuration, { what: 'casetrail demo' });
  const service = await startService(engine).catch(async (error: unknown) => {
    await engine.close();
    throw error;
  });
  console.log(await welcomeTo(engine, service.url));
  return service;
});

/** Says where to look once the first case can be seen. */
async function welcomeTo(engine: Engine, baseUrl: string): Promise<string> {
  const firstCase = firstCaseOf(engine.configuration.CASETRAIL_DATA);
  const head = (await engine.events.head())!;
  for (const { name } of await engine.progress.status())
    await engine.progress.waitFor(name, head, CATCH_UP_MS);
  const accessCode = (await engine.sealing.accessCode(firstCase, 1))!;
  return welcome({ baseUrl, firstCase, accessCode, tokens: await issueTokens(engine.issuer) });
}
