import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import { ReplaySubject, map, share, takeUntil } from 'rxjs';
import type { Observable } from 'rxjs';
import { COMPLAINT_STREAM_PREFIX } from '#complaint';
import type { RecordedEvent } from '#event-store';
import type { Progress } from '#projecting';
import { PROGRESS } from '../ports.js';

/** The cases that have something new to read. */
export type Changed = ReadonlySet<string>;

const READ_MODEL = 'case-history';

/** What live readers follow: a case is named once its new events can be read. Shared by all of them. */
@Injectable()
export class LiveFeed implements OnModuleDestroy {
  readonly changes: Observable<Changed>;
  /** Kept for whoever comes later. */
  readonly #stopping = new ReplaySubject<void>(1);

  constructor(@Inject(PROGRESS) private readonly progress: Progress) {
    this.changes = progress.projectedBy(READ_MODEL).pipe(
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
  caughtUp(signal: AbortSignal): Promise<void> {
    return this.progress.caughtUp(READ_MODEL, signal);
  }
}

const casesOf = (events: readonly RecordedEvent[]): Changed =>
  new Set(
    events
      .filter(({ stream }) => stream.startsWith(COMPLAINT_STREAM_PREFIX))
      .map(({ stream }) => stream.slice(COMPLAINT_STREAM_PREFIX.length)),
  );
