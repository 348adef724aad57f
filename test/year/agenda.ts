/** A binary heap: what comes soonest, by time and then by number. */
export class Agenda {
  private readonly heap: Entry[] = [];

  get next(): Entry | undefined {
    return this.heap[0];
  }

  add(entry: Entry): void {
    const { heap } = this;
    heap.push(entry);
    let place = heap.length - 1;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (!comesBefore(heap[place]!, heap[parent]!)) break;
      this.swap(place, parent);
      place = parent;
    }
  }

  take(): Entry | undefined {
    const { heap } = this;
    const [first] = heap;
    const last = heap.pop();
    if (!first || !last || heap.length === 0) return first;
    heap[0] = last;
    this.sink();
    return first;
  }

  private sink(): void {
    const { heap } = this;
    let place = 0;
    for (;;) {
      const children = [2 * place + 1, 2 * place + 2].filter((child) => child < heap.length);
      const soonest = children.reduce(
        (best, child) => (comesBefore(heap[child]!, heap[best]!) ? child : best),
        place,
      );
      if (soonest === place) return;
      this.swap(place, soonest);
      place = soonest;
    }
  }

  private swap(one: number, other: number): void {
    const { heap } = this;
    [heap[one], heap[other]] = [heap[other]!, heap[one]!];
  }
}

export interface Entry {
  readonly at: string;
  readonly index: number;
  /** How far the case was when this was planned; a case that has gone on since has a plan of its own. */
  readonly revision: number;
}

const comesBefore = (one: Entry, other: Entry): boolean =>
  one.at < other.at || (one.at === other.at && one.index < other.index);
