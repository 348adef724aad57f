import { describe, expect, it } from '@jest/globals';
import { eventIdOf } from './event-id.js';

describe('the id of an event that a command decides', () => {
  it('stays as it is, since the log is asked for ids that were made long ago', () =>
    expect(eventIdOf('review/1', 11)).toBe('f5213763-3613-8586-9680-1575b1d0b8c2'));

  it('differs from event to event and from command to command', () => {
    const ids = ['one', 'two'].flatMap((command) => [0, 1, 11].map((index) => eventIdOf(command, index)));
    expect(new Set(ids).size).toBe(6);
  });
});
