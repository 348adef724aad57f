import { describe, expect, it } from '@jest/globals';
import { IncidentTown } from '../testing/incident-town.js';

describe('an incident of a whole district', () => {
  it('reaches 3,000 cases within a minute, at no more than the rate that was set', () =>
    IncidentTown.live(async (town) => {
      const incident = await town.open();
      const members = await town.members(incident, 3000);
      await town.seen();
      town.time.pass(1000);
      const before = town.time.elapsed();
      const began = performance.now();
      const relays = town.openRelays({ ratePerSecond: 200 });
      expect(await relays.sweep()).toEqual({ fired: 3000, stoodDown: 0 });
      expect(performance.now() - began).toBeLessThan(60_000);
      expect(town.time.elapsed() - before).toBeGreaterThanOrEqual((2999 / 200) * 1000);
      expect(new Set(members).size).toBe(3000);
      const reported = (await town.log()).filter(({ type }) => type === 'IncidentReported');
      expect(new Set(reported.map(({ stream }) => stream)).size).toBe(3000);
      expect(reported).toHaveLength(3000);
    }));
});
