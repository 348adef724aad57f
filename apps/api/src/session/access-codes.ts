import { setTimeout as after } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { sameAccessCode } from '#access';
import { complaintStream } from '#complaint';
import type { EventStore } from '#event-store';
import type { Sealing } from '#sealing';
import { EVENT_STORE, SEALING } from '../ports.js';
import { ApiProblem } from '../problems/api-problem.js';

/** The code of the receipt; see `CaseCommands`. */
const FIRST_ISSUE = 1;
/** Longer than any look at the key store takes, so that the time of a refusal does not tell whether there was one. */
export const REFUSAL_MS = 20;

/** Checks access codes against the case's access key: no code is stored anywhere. */
@Injectable()
export class AccessCodes {
  constructor(
    @Inject(EVENT_STORE) private readonly events: EventStore,
    @Inject(SEALING) private readonly sealing: Sealing,
  ) {}

  /** @throws {ApiProblem} the same for a wrong code, an unknown case and an erased one */
  async check(caseNumber: string, code: string): Promise<void> {
    const refusal = after(REFUSAL_MS, undefined, { ref: false });
    const expected = (await this.exists(caseNumber))
      ? await this.sealing.accessCode(caseNumber, FIRST_ISSUE)
      : undefined;
    if (sameAccessCode(code, expected)) return;
    await refusal;
    throw new ApiProblem(
      'wrong-access-code',
      'This case number and this access code do not belong together.',
    );
  }

  /** Asked of the log, so that a code works at once; and before the key store, which would make a key for any number. */
  private async exists(caseNumber: string): Promise<boolean> {
    for await (const _ of this.events.readStream(complaintStream(caseNumber))) return true;
    return false;
  }
}
