import { Command } from '@nestjs/cqrs';
import type { Action, Actor, CommandPayloads, Instant } from '#complaint';

/** What comes with a command besides its words: who, when, and how a repeat or a race is to be treated. */
export interface CommandRequest {
  readonly actor: Actor;
  /** When it happened in the street; now by default. */
  readonly occurredAt?: Instant;
  /** Said by the service itself: the same id again, from this process or another, is the same command. */
  readonly commandId?: string;
  /** Scoped to actor, action and case: the same key again answers as it did then. */
  readonly idempotencyKey?: string;
  /** The body in a canonical form, so that the same key with another body is refused. */
  readonly body?: string;
  /** The revision the caller last saw; anything else refuses the command. */
  readonly ifMatch?: number;
  readonly correlationId: string;
}

export interface CommandAnswer {
  readonly caseNumber: string;
  readonly revision: number;
  readonly position: string;
  /** Only for `receive`: what the citizen needs to see the full history. */
  readonly accessCode?: string;
}

/** The words of a command as a client says them; the handler adds case number, actor and time. */
export type CasePayload<A extends Action> = A extends 'receive'
  ? Omit<CommandPayloads['receive'], 'caseNumber'>
  : CommandPayloads[A];

/** One command to one case, on its way over the CommandBus. `caseNumber` is absent only for `receive`. */
export class CaseCommand<A extends Action = Action> extends Command<CommandAnswer> {
  constructor(
    readonly action: A,
    readonly payload: CasePayload<A>,
    readonly request: CommandRequest,
    readonly caseNumber?: string,
  ) {
    super();
  }
}
