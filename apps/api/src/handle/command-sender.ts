import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { CaseCommand } from '#cases';
import type { CasePayload, CommandAnswer } from '#cases';
import type { Action, Catalogue } from '#complaint';
import { IncidentCommands } from '#incidents';
import { actorOf } from '../access/caller.js';
import type { Caller } from '../access/caller.js';
import { CommandOutcomes } from '../health/command-outcomes.js';
import { CATALOGUE } from '../ports.js';
import { canonicalJson } from '../request/canonical-json.js';
import type { Conditions } from '../request/conditions.js';
import { BranchGate } from './branch-gate.js';
import { wordsOf } from './payload.js';

export interface CommandOrder {
  readonly action: Action;
  readonly byDepartment: boolean;
  readonly body: object;
  readonly caller: Caller;
  readonly conditions: Conditions;
  readonly caseNumber?: string;
}

/** From a validated request to the CommandBus. */
@Injectable()
export class CommandSender {
  constructor(
    private readonly bus: CommandBus,
    private readonly outcomes: CommandOutcomes,
    private readonly gate: BranchGate,
    private readonly incidents: IncidentCommands,
    @Inject(CATALOGUE) private readonly catalogue: Catalogue,
  ) {}

  send(order: CommandOrder): Promise<CommandAnswer> {
    return this.outcomes.count(order.action, () => this.execute(order));
  }

  private async execute({
    caller,
    conditions,
    body,
    caseNumber,
    ...row
  }: CommandOrder): Promise<CommandAnswer> {
    const actor = actorOf(caller);
    const { payload, occurredAt } = wordsOf(row, body, actor, this.catalogue);
    if (caseNumber !== undefined) await this.gate.admit(actor, caseNumber);
    if (row.action === 'join-incident') await this.incidents.goingOn(String(payload.incident));
    const request = { ...conditions, actor, occurredAt, body: canonicalJson({ ...payload, occurredAt }) };
    // The DTO of the action's row was checked against these words by the compiler.
    const words = payload as unknown as CasePayload<Action>;
    return this.bus.execute(new CaseCommand(row.action, words, request, caseNumber));
  }
}
