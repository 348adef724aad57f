import { Readable } from 'node:stream';
import { Controller, Get, Inject, Query, StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { EventStore, RecordedEvent } from '#event-store';
import { Allow } from '../access/allow.js';
import { AnswersText } from '../openapi/reads/index.js';
import { EVENT_STORE } from '../ports.js';
import { ApiProblem } from '../problems/api-problem.js';
import { validated } from '../validation/validated.js';
import { RawLogDto } from './audit.dto.js';

const DEFAULT_LIMIT = 1_000;

@ApiTags('audit')
@Controller('api/audit/events')
export class RawLogController {
  constructor(@Inject(EVENT_STORE) private readonly events: EventStore) {}

  @Get()
  @Allow('raw-log')
  @AnswersText('application/x-ndjson')
  @ApiOperation({
    operationId: 'raw-log',
    summary: 'The log as it is stored, one event a line, texts sealed',
    description: 'Go on with `from` = the `position` of the last line, until an answer is empty.',
  })
  read(@Query(validated(RawLogDto)) { from, limit = DEFAULT_LIMIT }: RawLogDto): StreamableFile {
    if (from !== undefined && !this.events.isPosition(from)) {
      throw new ApiProblem('foreign-position', 'from must be a position of this log.');
    }
    const lines = Readable.from(ndjson(this.events.readAll({ after: from, limit })));
    return new StreamableFile(lines, { type: 'application/x-ndjson; charset=utf-8' });
  }
}

async function* ndjson(events: AsyncIterable<RecordedEvent>): AsyncGenerator<string> {
  for await (const event of events) yield `${JSON.stringify(event)}\n`;
}
