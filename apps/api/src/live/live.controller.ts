import { Controller, Headers, Inject, Ip, Param, Query, Sse, UseGuards } from '@nestjs/common';
import type { MessageEvent } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { connect, interval, last, map, merge, takeUntil } from 'rxjs';
import type { Observable } from 'rxjs';
import type { Reader } from '#access';
import type { CaseReads } from '#projections';
import { Public } from '../access/allow.js';
import { FromReader } from '../access/caller.js';
import { AnswersText } from '../openapi/reads/index.js';
import { CASE_READS } from '../ports.js';
import { ApiProblem } from '../problems/api-problem.js';
import { CaseNumberPipe } from '../request/case-number.js';
import { ThrottledAs } from '../throttling/throttle.guard.js';
import { validated } from '../validation/validated.js';
import { AdmitReader, RevisionNow } from './admit-reader.guard.js';
import { entryStream } from './entry-stream.js';
import { LiveFeed } from './live-feed.js';
import { LiveSeats } from './live-seats.js';
import { LiveDto } from './live.dto.js';

const HEARTBEAT_MS = 20_000;
/** A reader further behind is cut off; it comes back with its Last-Event-ID. */
const MAX_PENDING = 1024 * 1024;

@ApiTags('cases')
@Controller('api/cases/:caseNumber/live')
export class LiveController {
  constructor(
    private readonly feed: LiveFeed,
    private readonly seats: LiveSeats,
    @Inject(CASE_READS) private readonly reads: CaseReads,
  ) {}

  @Sse('', { maxPendingDataLength: MAX_PENDING })
  @Public()
  @ThrottledAs('look-up')
  @UseGuards(AdmitReader)
  @AnswersText('text/event-stream')
  @ApiOperation({
    operationId: 'follow-case',
    summary: 'Each new entry as it can be read',
    description:
      'Server-sent events `entry`; the id is the case’s revision. Begins after `Last-Event-ID`, else after the revision in `?after=`, else with what comes next.',
  })
  follow(
    @Param('caseNumber', CaseNumberPipe) caseNumber: string,
    @FromReader() reader: Reader,
    @RevisionNow() now: number,
    @Query(validated(LiveDto)) { after }: LiveDto,
    @Ip() address: string,
    @Headers('last-event-id') lastEventId?: string,
  ): Observable<MessageEvent> {
    const source = {
      changes: this.feed.changes,
      caughtUp: (signal: AbortSignal) => this.feed.caughtUp(signal),
      entriesAfter: (revision: number) => this.reads.entriesAfter(reader, caseNumber, revision),
    };
    const start = startOf(lastEventId, after) ?? now;
    return this.seats.seat(address, withHeartbeat(entryStream(source, caseNumber, start)));
  }
}

function startOf(lastEventId: string | undefined, after: number | undefined): number | undefined {
  if (lastEventId === undefined || lastEventId === '') return after;
  if (/^\d{1,9}$/.test(lastEventId)) return Number(lastEventId);
  throw new ApiProblem('invalid-request', 'Last-Event-ID must be the id of an event of this feed.');
}

/** Keeps proxies from closing a quiet connection. */
function withHeartbeat(entries: Observable<MessageEvent>): Observable<MessageEvent> {
  const beats = interval(HEARTBEAT_MS).pipe(map((): MessageEvent => ({ comment: 'still here' })));
  return entries.pipe(
    connect((shared) => merge(shared, beats.pipe(takeUntil(shared.pipe(last(null, null)))))),
  );
}
