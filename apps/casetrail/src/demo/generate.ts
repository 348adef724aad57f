import { renameSync, rmSync } from 'node:fs';
import { type Configuration, readConfiguration } from '../configuration.js';
import { type Engine, openEngine } from '../engine.js';
import { planDistrict } from './district/plan-district.js';
import { playDistrict } from './play.js';
import { seededRandom } from './seeded-random.js';

const SEED = 12345;
const DAYS = 90;
const COMPLAINTS = 2400;

/**
 * Makes the sample district in its folder: a plan from a seed, played through the real domain on a simulated clock.
 * It grows beside its place and is moved there whole, so that an interrupted start leaves no half district.
 */
export async function generateDistrict(configuration: Configuration, until: Date): Promise<void> {
  const folder = configuration.CASETRAIL_DATA;
  const growing = `${folder}.growing`;
  rmSync(growing, { recursive: true, force: true });
  const time = { now: until };
  const engine = await openEngine(
    readConfiguration({ CASETRAIL_DATA: growing, CASETRAIL_POLICY: configuration.CASETRAIL_POLICY }),
    { what: 'casetrail demo, making the sample district', clock: () => time.now, random: seededRandom(SEED) },
  );
  try {
    await play(engine, until, time);
  } finally {
    await engine.close();
  }
  renameSync(growing, folder);
}

async function play(engine: Engine, until: Date, time: { now: Date }): Promise<void> {
  const steps = planDistrict({ seed: SEED, until: until.toISOString(), days: DAYS, complaints: COMPLAINTS });
  const clock = { set: (instant: string) => void (time.now = new Date(instant)) };
  await playDistrict(
    steps,
    (command) => engine.commands.handle(command),
    clock,
    (done) => {
      if (done % 5000 === 0)
        console.error(`Making the sample district: ${done} of ${steps.length} steps ...`);
    },
  );
}
