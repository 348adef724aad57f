import { describe, expect, it } from '@jest/globals';
import { Strangers } from './strangers.js';

describe('events that Casetrail did not write', () => {
  it('are counted and named', () => {
    const told: string[] = [];
    const strangers = new Strangers((line) => void told.push(line));
    strangers.saw({ stream: 'complaint-1', revision: 3, type: 'Rumour', position: 'e1' });
    strangers.saw({ stream: 'complaint-1', revision: 4, type: 'Rumour', position: 'e2' });
    expect(strangers.count).toBe(2);
    expect(told[0]).toBe('Skipped Rumour, revision 3 of complaint-1: Casetrail did not write it.');
  });
});
