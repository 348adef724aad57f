import { describe, expect, it } from '@jest/globals';
import { EMPTY, NEVER, throwError } from 'rxjs';
import type { Observable } from 'rxjs';
import { LiveSeats } from './live-seats.js';

const HOME = '192.0.2.7';

/** Sits down; answers how it ended, if it did. */
function sit(seats: LiveSeats, address: string, feed: Observable<unknown> = NEVER) {
  const ended: { code?: string; complete?: true } = {};
  const subscription = seats.seat(address, feed).subscribe({
    error: ({ code }: { code: string }) => (ended.code = code),
    complete: () => (ended.complete = true),
  });
  return { ended, subscription };
}

describe('the seats of live feeds', () => {
  it('are fifty for one address, and others are not kept out', () => {
    const seats = new LiveSeats();
    const sitting = Array.from({ length: 50 }, () => sit(seats, HOME));
    expect(sitting.filter(({ ended }) => ended.code)).toEqual([]);
    expect(sit(seats, HOME).ended.code).toBe('too-many-requests');
    expect(sit(seats, '192.0.2.8').ended).toEqual({});
    sitting[0]!.subscription.unsubscribe();
    expect(sit(seats, HOME).ended).toEqual({});
  });

  it('are five thousand in all', () => {
    const seats = new LiveSeats();
    const addresses = Array.from({ length: 5_000 }, (_, i) => `10.0.${Math.floor(i / 250)}.${i % 250}`);
    for (const address of addresses) sit(seats, address);
    expect(sit(seats, HOME).ended.code).toBe('too-many-requests');
  });

  it('are free again however a feed ends', () => {
    const seats = new LiveSeats();
    expect(sit(seats, HOME, EMPTY).ended.complete).toBe(true);
    expect(
      sit(
        seats,
        HOME,
        throwError(() => new Error('broken')),
      ).ended,
    ).toEqual({ code: undefined });
    const { subscription } = sit(seats, HOME);
    expect(seats.taken).toBe(1);
    subscription.unsubscribe();
    expect(seats.taken).toBe(0);
  });
});
