import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SHIPPED_BOOK } from '#complaint';
import * as step from '../libs/complaint/src/testing/steps.js';
import { CASE, OTHER_CASE, lead, support } from '../libs/complaint/src/testing/steps.js';
import { projecting } from '../libs/projecting/src/testing/index.js';
import { readModels } from './registry.js';
import { arbitraryTown } from './testing/lives.js';
import { Town } from './testing/town.js';

/** Two cases in turns, with everything in them that a projection might trip over when it comes again. */
async function busyTown(): Promise<Town> {
  const town = new Town();
  await town.tell(step.receive(), step.assign({ departments: [lead('sanitation'), support('traffic')] }));
  await town.tellOf(OTHER_CASE, step.receive(), step.assign(), step.accept());
  await town.tell(step.accept(), step.contact(), step.mitigate(), step.accept({ department: 'traffic' }));
  await town.tellOf(OTHER_CASE, step.changeVisibility(), step.redact({ entry: 'e3' }), step.resolve());
  await town.tell(step.finishPart(), step.resolve(), step.attemptRevisit());
  await town.tell(step.revisit({ solved: 'no', satisfaction: 'dissatisfied' }), step.correct());
  await town.tellOf(OTHER_CASE, step.revisit());
  return town;
}

describe('every projection', () => {
  it('makes the same documents however its events come', async () => {
    const town = await busyTown();
    for (const projection of readModels({ sealing: town.sealing, policies: SHIPPED_BOOK }))
      await projecting(projection)
        .given(...town.events)
        .expectSameWhenReplayed();
  });

  it('makes the same documents of any lives, however their events come', async () => {
    const everyWay = fc.asyncProperty(arbitraryTown, async (town) => {
      for (const projection of readModels({ sealing: town.sealing, policies: SHIPPED_BOOK }))
        await projecting(projection)
          .given(...town.events)
          .expectSameWhenReplayed();
    });
    await fc.assert(everyWay, { numRuns: Number(process.env.CASETRAIL_TEST_RUNS ?? 10) });
  });

  it('begins a case with its receipt, or stops', async () => {
    const { events, sealing } = await new Town().tell(step.receive(), step.assign());
    const keeping = readModels({ sealing, policies: SHIPPED_BOOK }).filter(
      ({ schema }) => schema.collections.length > 0,
    );
    for (const projection of keeping)
      await expect(
        projecting(projection)
          .given(...events.slice(1))
          .reader(),
      ).rejects.toThrow('ComplaintReceived');
    expect(events[0]!.stream).toBe(`complaint-${CASE}`);
  });
});
