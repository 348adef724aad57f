import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { CaseCommand, type CasePayload, type CommandAnswer, type CommandRequest } from '#cases';
import { type Action, DomainError } from '#complaint';
import { sideBySide } from '#timers';
import { CommandOutcomes } from '../health/command-outcomes.js';
import type { ManyAnswerDto, RefusedDto } from '../openapi/answers.js';

export interface MemberCommand<A extends Action> {
  readonly caseNumber: string;
  readonly action: A;
  readonly payload: CasePayload<A>;
}

type Outcome = { readonly answer: CommandAnswer } | { readonly refused: RefusedDto };

const AT_ONCE = 16;

/** One step on many cases: each is decided on its own, and what the rules refuse keeps no other from it. */
@Injectable()
export class MemberCommands {
  constructor(
    private readonly bus: CommandBus,
    private readonly outcomes: CommandOutcomes,
  ) {}

  async send<A extends Action>(
    commands: readonly MemberCommand<A>[],
    request: CommandRequest,
  ): Promise<ManyAnswerDto> {
    // A revision is one case's; here are many.
    const anyRevision = { ...request, ifMatch: undefined };
    const results = await sideBySide(commands, AT_ONCE, (each) => this.sendOne(each, anyRevision));
    const positions = results.flatMap((each) => ('answer' in each ? [each.answer.position] : []));
    const refused = results.flatMap((each) => ('refused' in each ? [each.refused] : []));
    const position = positions.toSorted().at(-1);
    return { done: positions.length, refused, ...(position !== undefined && { position }) };
  }

  private async sendOne<A extends Action>(
    { caseNumber, action, payload }: MemberCommand<A>,
    request: CommandRequest,
  ): Promise<Outcome> {
    try {
      const command = new CaseCommand(action, payload, request, caseNumber);
      return { answer: await this.outcomes.count(action, () => this.bus.execute(command)) };
    } catch (error) {
      if (!isRefusal(error)) throw error;
      return { refused: { caseNumber, code: error.code, detail: error.message } };
    }
  }
}

/** What concerns one case only; a store that fails ends it all, and the same again goes on from there. */
const isRefusal = (error: unknown): error is Error & { readonly code: string } =>
  error instanceof DomainError ||
  (error instanceof Error && 'code' in error && ['unknown-case', 'conflict'].includes(String(error.code)));
