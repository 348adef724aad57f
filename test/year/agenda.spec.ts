import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Agenda } from './agenda.js';

describe('the agenda', () => {
  it('hands out what comes soonest, by time and then by number', () => {
    const entry = fc.record({
      at: fc.constantFrom('08', '09', '10'),
      index: fc.nat(20),
      revision: fc.nat(3),
    });
    fc.assert(
      fc.property(fc.array(entry), (entries) => {
        const agenda = new Agenda();
        for (const each of entries) agenda.add(each);
        const taken = entries.map(() => agenda.take()!);
        const keys = taken.map(({ at, index }) => `${at}/${String(index).padStart(3, '0')}`);
        expect(keys).toEqual([...keys].sort());
        expect(taken.length).toBe(entries.length);
        expect(agenda.take()).toBeUndefined();
      }),
    );
  });
});
