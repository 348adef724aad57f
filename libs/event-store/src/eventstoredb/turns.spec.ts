import { describe, expect, it } from '@jest/globals';
import { Turns } from './turns.js';

describe('turns', () => {
  it('run the tasks of one name one after another, whatever became of the one before, and others beside', async () => {
    const turns = new Turns();
    const told: string[] = [];
    const gates = new Map<string, () => void>();
    const task =
      (name: string, fails = false) =>
      async (): Promise<void> => {
        told.push(`${name} began`);
        await new Promise<void>((resolve) => gates.set(name, resolve));
        told.push(`${name} ended`);
        if (fails) throw new Error(name);
      };
    const first = turns.take('a', task('first', true));
    const second = turns.take('a', task('second'));
    const other = turns.take('b', task('other'));
    expect(told).toEqual(['first began', 'other began']);
    const idle = turns.idle().then(() => told.push('idle'));
    gates.get('first')?.();
    await expect(first).rejects.toThrow('first');
    gates.get('other')?.();
    await other;
    gates.get('second')?.();
    await second;
    await idle;
    expect(told.slice(2)).toEqual(['first ended', 'second began', 'other ended', 'second ended', 'idle']);
  });
});
