import { Inject } from '@nestjs/common';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { Reader } from '#access';
import type { CommandAnswer } from '#cases';
import type { Progress } from '#projecting';
import type { CaseReads, ToTell } from '#projections';
import { CASE_READS, PROGRESS } from '../ports.js';
import { ifReadable } from '../request/if-readable.js';

const WAIT_MS = 2_000;

/** What a caller is told about their case once a command on it is done; `undefined` where that cannot be read in time. */
export class WhatToTell extends Query<ToTell | undefined> {
  constructor(
    readonly reader: Reader,
    readonly done: CommandAnswer,
  ) {
    super();
  }
}

@QueryHandler(WhatToTell)
export class WhatToTellHandler implements IQueryHandler<WhatToTell> {
  constructor(
    @Inject(CASE_READS) private readonly reads: CaseReads,
    @Inject(PROGRESS) private readonly progress: Progress,
  ) {}

  async execute({ reader, done: { caseNumber, position } }: WhatToTell): Promise<ToTell | undefined> {
    if (!(await this.progress.waitFor('case-history', position, WAIT_MS))) return undefined;
    return ifReadable(() => this.reads.whatToTell(reader, caseNumber));
  }
}
