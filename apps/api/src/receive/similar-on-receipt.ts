import { QueryBus } from '@nestjs/cqrs';
import { Injectable } from '@nestjs/common';
import type { Reader } from '#access';
import type { CallSoFar, SimilarCase } from '#projections';
import { FindSimilar } from '../intake/intake.queries.js';
import { ifReadable } from '../request/if-readable.js';
import type { ReceiveDto } from './receive.dto.js';

/** More than these nobody reads with a caller on the line. */
const SHOWN = 3;

/** What a complaint just received looks like, for the operator who received it. */
@Injectable()
export class SimilarOnReceipt {
  constructor(private readonly queries: QueryBus) {}

  /** `undefined` where that cannot be read now. */
  async to(
    { category, summary, complainant, location }: ReceiveDto,
    caseNumber: string,
    reader: Reader,
  ): Promise<readonly SimilarCase[] | undefined> {
    const { district, street, point } = location;
    const phone = complainant?.phones?.[0];
    const call: CallSoFar = {
      category,
      summary,
      district,
      ...(street !== undefined && { street }),
      ...(point !== undefined && { point }),
      ...(phone !== undefined && { phone }),
      limit: SHOWN,
      except: caseNumber,
    };
    return (await ifReadable(() => this.queries.execute(new FindSimilar(reader, call))))?.cases;
  }
}
