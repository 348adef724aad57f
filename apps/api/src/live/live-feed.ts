import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import { ReplaySubject, filter, map, share, takeUntil } from 'rxjs';
import type { Observable } from 'rxjs';
import { COMPLAINT_STREAM_PREFIX } from '#complaint';
import type { EventStore, RecordedEvent } from '#event-store';
import type { Projector } from '#projecting';
import { EVENT_STORE, PROJECTOR } from '../ports.js';

/** The cases that have something new to read. */
export type Changed = ReadonlySet<string>;

const READ_MODEL = 'case-history';
const WAIT_MS = 2_000;

/** What live readers follow: a case is named once its new events can be read. Shared by all of them. */
@Injectable()
export class LiveFeed implements OnModuleDestroy {
  readonly changes: Observable<Changed>;
  /** Kept for whoever comes later. */
  readonly #stopping = new ReplaySubject<void>(1);

  constructor(
    @Inject(EVENT_STORE) private readonly events: EventStore,
    @Inject(PROJECTOR) private readonly projector: Projector,
  ) {
    this.changes = projector.projected.pipe(
      filter(({ name }) => name === READ_MODEL),
      map(({ events: projected }) => casesOf(projected)),
      takeUntil(this.#stopping),
      share(),
    );
  }

  /** Ends `changes`: live feeds would hold up the stop, because they have no end of their own. */
  onModuleDestroy(): void {
    this.#stopping.next();
  }

  /** Resolves when everything that is in the log now can be read. */
  async caughtUp(signal: AbortSignal): Promise<void> {
    const head = await this.events.head();
    if (head === undefined) return;
    while (!signal.aborted && !(await this.projector.waitFor(READ_MODEL, head, WAIT_MS)));
  }
}

const casesOf = (events: readonly RecordedEvent[]): Changed =>
  new Set(
    events
      .filter(({ stream }) => stream.startsWith(COMPLAINT_STREAM_PREFIX))
      .map(({ stream }) => stream.slice(COMPLAINT_STREAM_PREFIX.length)),
  );
