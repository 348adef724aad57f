import { existsSync, renameSync, rmSync } from 'node:fs';
import { complaintStream } from '#complaint';
import type { EventStore } from '#event-store';
import { type Configuration, readConfiguration, takeLock } from '#service';
import { type Engine, openEngine } from '../engine.js';
import { planDistrict } from './district/index.js';
import { rememberFirstCase } from './first-case.js';
import { playDistrict } from './play.js';
import { Simulation } from './simulation.js';

const SEED = 12345;
const DAYS = 90;
const COMPLAINTS = 2400;
const DAY_MS = 86_400_000;
const TOLD_EVERY = 5000;

/**
 * Makes the sample district in its folder: a plan from a seed, played through the real domain on a simulated clock.
 * It grows beside its place and is moved there whole, so that an interrupted start leaves no half district.
 */
export async function generateDistrict(configuration: Configuration, until: Date): Promise<void> {
  const folder = configuration.CASETRAIL_DATA;
  const growing = `${folder}.growing`;
  clear(growing, until);
  const beginning = new Date(until.getTime() - DAYS * DAY_MS);
  const simulation = new Simulation(SEED, beginning);
  const engine = await openEngine(
    readConfiguration({ CASETRAIL_DATA: growing, CASETRAIL_POLICY: configuration.CASETRAIL_POLICY }),
    {
      what: 'casetrail demo, making the sample district',
      clock: simulation.clock,
      random: simulation.random,
    },
  );
  try {
    rememberFirstCase(growing, await play(engine, until, simulation));
  } finally {
    await engine.close();
  }
  renameSync(growing, folder);
}

/** @throws {FolderHeld} another process is making it now */
function clear(growing: string, now: Date): void {
  if (existsSync(growing)) takeLock(growing, 'casetrail demo', now).release();
  rmSync(growing, { recursive: true, force: true });
}

/** Answers the number of the first complaint of the plan. */
async function play(engine: Engine, until: Date, simulation: Simulation): Promise<string> {
  const steps = planDistrict({ seed: SEED, until: until.toISOString(), days: DAYS, complaints: COMPLAINTS });
  const stage = {
    handle: engine.commands.handle.bind(engine.commands),
    entryId: (caseNumber: string, revision: number) => entryId(engine.events, caseNumber, revision),
    at: simulation.at.bind(simulation),
  };
  let told = 0;
  const played = await playDistrict(steps, stage, (done) => {
    if (done - told < TOLD_EVERY) return;
    told = done;
    console.error(`Making the sample district: ${done} of ${steps.length} steps ...`);
  });
  return played.caseNumber(1);
}

async function entryId(events: EventStore, caseNumber: string, revision: number): Promise<string> {
  for await (const event of events.readStream(complaintStream(caseNumber), { from: revision }))
    return event.id;
  throw new Error(`Case ${caseNumber} has no entry ${revision}.`);
}
