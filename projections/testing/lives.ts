import fc from 'fast-check';
import { storedForm, type ComplaintEvent } from '#complaint';
import { arbitraryLife, live, type Lived } from '../../libs/complaint/src/testing/arbitrary-commands.js';
import { CASE } from '../../libs/complaint/src/testing/steps.js';
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
    const caseNumber = `HD-LIFE-000${life}-X`;
    const { id, meta } = event;
    const { type, data } = renumbered(event, caseNumber);
    const form = storedForm({ type, data } as ComplaintEvent, {}, meta);
    town.events.push({
      ...form,
      id: `life-${life}-${id}`,
      stream: `complaint-${caseNumber}`,
      revision,
      position: `t${String(town.events.length + 1).padStart(16, '0')}`,
      recordedAt: meta.recordedAt,
    });
  }
  return town;
}

/** Every random life is one of the same case. */
const renumbered = <Event extends object>(event: Event, caseNumber: string): Event =>
  JSON.parse(JSON.stringify(event).replaceAll(CASE, caseNumber)) as Event;
