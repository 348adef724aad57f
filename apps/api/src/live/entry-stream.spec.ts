import { describe, expect, it } from '@jest/globals';
import type { MessageEvent } from '@nestjs/common';
import { Subject } from 'rxjs';
import type { EntryView } from '#projections';
import { entryStream } from './entry-stream.js';
import type { Changed } from './live-feed.js';

const turn = () => new Promise((resolve) => setImmediate(resolve));

function follow(after: number) {
  const changes = new Subject<Changed>();
  const seen: (string | undefined)[] = [];
  const state = { revision: 2, readings: 0, visible: true, ended: false, hold: Promise.resolve() };
  const source = {
    changes,
    caughtUp: async () => {},
    entriesAfter: async (revision: number) => {
      state.readings++;
      const upTo = state.revision;
      await state.hold;
      if (!state.visible) return undefined;
      return Array.from({ length: upTo - revision }, (_, i) => ({ revision: revision + 1 + i }) as EntryView);
    },
  };
  const subscription = entryStream(source, 'A', after).subscribe({
    next: ({ id }: MessageEvent) => seen.push(id),
    complete: () => (state.ended = true),
  });
  return { changes, seen, state, subscription };
}

describe('the entries of a live case', () => {
  it('begin with what is there after the revision', async () => {
    const { seen } = follow(0);
    await turn();
    expect(seen).toEqual(['1', '2']);
  });

  it('go on with each new one, and ignore other cases', async () => {
    const { seen, changes, state } = follow(2);
    await turn();
    state.revision = 3;
    changes.next(new Set(['B']));
    await turn();
    expect(seen).toEqual([]);
    changes.next(new Set(['A', 'B']));
    await turn();
    expect(seen).toEqual(['3']);
  });

  it('lose nothing and repeat nothing when changes come while reading', async () => {
    const { seen, changes, state } = follow(2);
    await turn();
    const held = Promise.withResolvers<void>();
    state.hold = held.promise;
    state.revision = 3;
    changes.next(new Set(['A']));
    state.revision = 5;
    for (let change = 0; change < 100; change++) changes.next(new Set(['A']));
    held.resolve();
    await turn();
    expect(seen).toEqual(['3', '4', '5']);
    expect(state.readings).toBe(3);
  });

  it('end when the reader may no longer see the case', async () => {
    const { changes, state } = follow(2);
    await turn();
    state.visible = false;
    changes.next(new Set(['A']));
    await turn();
    expect(state.ended).toBe(true);
  });

  it('stop listening when the reader leaves', async () => {
    const { changes, subscription } = follow(2);
    await turn();
    subscription.unsubscribe();
    expect(changes.observed).toBe(false);
  });
});
