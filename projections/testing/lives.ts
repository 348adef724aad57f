import fc from 'fast-check';
import { storedForm, type ComplaintEvent } from '#complaint';
import { arbitraryLife, live, type Lived } from '../../libs/complaint/src/testing/arbitrary-commands.js';
import { Town } from './town.js';

/** Towns of several cases with random lives, in turns. */
export const arbitraryTown: fc.Arbitrary<Town> = fc
  .array(arbitraryLife(), { minLength: 1, maxLength: 5 })
  .map((lives) => townOf(lives.map(live)));

function townOf(lives: readonly (readonly Lived[])[]): Town {
  const town = new Town();
  const turns = lives.flatMap((lived, life) =>
    lived.flatMap(({ events }) => events).map((event, revision) => ({ life, revision, event })),
  );
  for (const { life, revision, event } of turns.toSorted((one, other) => one.revision - other.revision)) {
    const { id, meta, type, data } = event;
    const form = storedForm({ type, data } as ComplaintEvent, {}, meta);
    town.events.push({
      ...form,
      id: `life-${life}-${id}`,
      stream: `complaint-HD-LIFE-000${life}-X`,
      revision,
      position: `t${String(town.events.length + 1).padStart(16, '0')}`,
      recordedAt: meta.recordedAt,
    });
  }
  return town;
}
