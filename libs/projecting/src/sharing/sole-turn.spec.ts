import { describe, expect, it } from '@jest/globals';
import { StoreUnavailable } from '#event-store';
import { type ReadStore, openMemoryReadStore } from '#read-store';
import { SoleTurn } from './sole-turn.js';

/** Processes that take turns at one work, on a clock that passes only when told to. */
class Turns {
  elapsed = 0;
  readonly doing = new Set<string>();
  readonly errors: string[] = [];
  readonly documents = openMemoryReadStore();

  join(name: string, documents: Pick<ReadStore, 'leases' | 'changeLease'> = this.documents): SoleTurn {
    return new SoleTurn({
      work: {
        name: 'timers',
        begin: () => void this.doing.add(name),
        end: async () => void this.doing.delete(name),
        state: () => ({ by: name }),
      },
      documents,
      elapsed: () => this.elapsed,
      logger: { log: () => undefined, error: (line) => void this.errors.push(line) },
    });
  }

  async pass(seconds: number, ...alive: readonly SoleTurn[]): Promise<void> {
    for (let second = 0; second < seconds; second += 1) {
      this.elapsed += 1000;
      for (const turn of alive) await turn.beat();
    }
  }
}

describe('work that one process does', () => {
  it('is done by the first that comes, and by no other while that one is there', async () => {
    const turns = new Turns();
    const [one, other] = [turns.join('one'), turns.join('other')];
    await turns.pass(60, one, other);
    expect([...turns.doing]).toEqual(['one']);
    expect(await one.status()).toEqual({ isMine: true, state: { by: 'one' } });
    expect(await other.status()).toEqual({ isMine: false, state: { by: 'one' } });
  });

  it('goes to another at once when the one that does it stops', async () => {
    const turns = new Turns();
    const [one, other] = [turns.join('one'), turns.join('other')];
    await turns.pass(2, one, other);
    await one.stop();
    expect([...turns.doing]).toEqual([]);
    await turns.pass(1, other);
    expect([...turns.doing]).toEqual(['other']);
  });

  it('goes to another some seconds after the one that did it died, not sooner', async () => {
    const turns = new Turns();
    const [dead, other] = [turns.join('dead'), turns.join('other')];
    await turns.pass(2, dead, other);
    await turns.pass(5, other);
    expect([...turns.doing]).toEqual(['dead']);
    await turns.pass(1, other);
    expect([...turns.doing]).toEqual(['dead', 'other']);
  });

  it('is left by one that was paused, once it sees that another has it', async () => {
    const turns = new Turns();
    const [paused, other] = [turns.join('paused'), turns.join('other')];
    await turns.pass(2, paused, other);
    await turns.pass(10, other);
    await paused.beat();
    expect([...turns.doing]).toEqual(['other']);
  });

  it('is said to be done by nobody once its lease has lapsed', async () => {
    const turns = new Turns();
    const [dead, onlooker] = [turns.join('dead'), turns.join('onlooker')];
    await turns.pass(1, dead);
    expect(await onlooker.status()).toMatchObject({ state: { by: 'dead' } });
    turns.elapsed += 6000;
    expect(await onlooker.status()).toEqual({ isMine: false });
  });

  it('is left when the lease cannot be renewed for longer than it lasts, and taken up again after', async () => {
    const turns = new Turns();
    let away = false;
    const documents = {
      leases: async () => {
        if (away) throw new StoreUnavailable('The store is away.');
        return turns.documents.leases();
      },
      changeLease: turns.documents.changeLease.bind(turns.documents),
    };
    const one = turns.join('one', documents);
    await turns.pass(1, one);
    away = true;
    await turns.pass(5, one);
    expect([...turns.doing]).toEqual(['one']);
    await turns.pass(1, one);
    expect([...turns.doing]).toEqual([]);
    expect(turns.errors[0]).toBe('The lease on timers cannot be renewed: The store is away.');
    away = false;
    await turns.pass(1, one);
    expect([...turns.doing]).toEqual(['one']);
  });
});
