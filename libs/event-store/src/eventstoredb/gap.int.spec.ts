import { expect, it } from '@jest/globals';
import { events } from '../contract/fixtures.js';
import { rigPerTest } from './testing/store-on-harness.js';

const rig = rigPerTest();

it('a gap is counted up to 2,000 events and close to the truth beyond', async () => {
  const { open } = await rig();
  const store = open({ clock: () => new Date('2040-01-01T00:00:00Z') });
  for (let n = 0; n < 8; n++)
    await store.append(`complaint-${n}`, events(990), { expectedRevision: 'no-stream' });
  const { events: estimate, oldest } = await store.gapAfter(undefined);
  expect(oldest).toBe('2040-01-01T00:00:00.000Z');
  expect(Math.abs(estimate - 7920)).toBeLessThan(80);
  const { position } = await store.append('policy-1', events(1), { expectedRevision: 'any' });
  await store.append('policy-2', events(700), { expectedRevision: 'any' });
  expect((await store.gapAfter(position)).events).toBe(700);
});
