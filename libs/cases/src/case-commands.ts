import { type Action, type Complaint, type ComplaintCommand, type Rules, decide } from '#complaint';
import { PartlyAppended, WrongExpectedRevision } from '#event-store';
import type { Sealing } from '#sealing';
import type { CaseCommand, CommandAnswer } from './case-command.js';
import { ConflictPersists, StaleRevision, UnknownCase } from './case-errors.js';
import { type CaseLog, CaseStore, type LoadedCase } from './case-store.js';
import { type Urn, drawCaseNumber } from './draw-case-number.js';
import { type Sameness, earlierAnswer } from './earlier-answer.js';
import { idempotencyOf } from './idempotency.js';

export interface CaseCommandsOptions {
  readonly events: CaseLog;
  readonly sealing: Sealing;
  readonly rules: Rules;
  readonly clock: () => Date;
  /** Where case numbers and event ids come from; random unless a run must be repeatable. */
  readonly random?: { bytes(count: number): Uint8Array; id(): string };
  /** How many cases stay folded in memory; 5,000 by default. */
  readonly keptCases?: number;
}

/** How often a command is decided anew when others write to the case at the same time. */
const DECISIONS = 4;
/** The access code of the receipt; a reissued one counts on. */
const FIRST_ISSUE = 1;

/** Carries out commands: load the stream, fold, decide, seal, append at the expected revision. */
export class CaseCommands {
  private readonly store: CaseStore;
  private readonly urn: Urn;

  constructor(private readonly options: CaseCommandsOptions) {
    const { sealing, rules, random } = options;
    this.store = new CaseStore({ ...options, newId: random?.id.bind(random) });
    this.urn = { sealing, catalogue: rules.catalogue, bytes: random?.bytes.bind(random) };
  }

  /**
   * @throws {DomainError} the rules refuse it
   * @throws {UnknownCase | StaleRevision | IdempotencyKeyReused | ConflictPersists}
   * @throws {PartlyAppended} its `commandId` was another case's, on an engine that knows ids across streams
   */
  async handle(command: CaseCommand): Promise<CommandAnswer> {
    if (command.action === 'receive') return this.receive(command as CaseCommand<'receive'>);
    if (command.action === 'merge') return this.merge(command as CaseCommand<'merge'>);
    if (command.action === 'unmerge') return this.unmerge(command as CaseCommand<'unmerge'>);
    return this.handleOne(command);
  }

  private async receive(command: CaseCommand<'receive'>): Promise<CommandAnswer> {
    for (let draw = 0; draw < DECISIONS; draw++) {
      const caseNumber = await drawCaseNumber(this.urn, command, draw);
      const loaded = await this.store.load(caseNumber);
      const sameness = await this.samenessOf(caseNumber, command);
      const repeated = earlierAnswer(caseNumber, loaded.traces, sameness);
      if (repeated) return this.withAccessCode(repeated);
      // The number was drawn before, for another.
      if (loaded.state) continue;
      const answer = await this.attempt(command, caseNumber, loaded, sameness);
      if (answer) return this.withAccessCode(answer);
    }
    throw new ConflictPersists(DECISIONS);
  }

  private async handleOne(command: CaseCommand): Promise<CommandAnswer> {
    const caseNumber = command.caseNumber!;
    for (let attempt = 0; attempt < DECISIONS; attempt++) {
      const loaded = await this.store.load(caseNumber);
      if (!loaded.state) throw new UnknownCase();
      const sameness = await this.samenessOf(caseNumber, command);
      const repeated = earlierAnswer(caseNumber, loaded.traces, sameness);
      if (repeated) return repeated;
      requireRevision(command.request.ifMatch, loaded.state);
      const answer = await this.attempt(command, caseNumber, loaded, sameness);
      if (answer) return answer;
    }
    throw new ConflictPersists(DECISIONS);
  }

  /**
   * Two streams, so two appends: first the reporter joins the case that goes on, then this case ends. A crash between
   * them leaves a reporter who is on both; the same merge again finishes it.
   */
  private async merge(command: CaseCommand<'merge'>): Promise<CommandAnswer> {
    const [own, target] = await this.pair(command.caseNumber!, command.payload.into);
    const payload = { ...command.payload, intoVisibility: target.visibility };
    if (!own.closed) {
      this.decide(command, { ...payload, caseNumber: own.caseNumber }, own);
      if (!target.reporters.includes(own.caseNumber)) {
        const twin = { from: own.caseNumber, fromVisibility: own.visibility, reason: payload.reason };
        await this.handleOne(twinOf(command, 'join-reporter', twin, target.caseNumber));
      }
    }
    return this.handleOne({ ...command, payload });
  }

  private async unmerge(command: CaseCommand<'unmerge'>): Promise<CommandAnswer> {
    const [own, other] = await this.pair(command.caseNumber!, command.payload.other);
    const first = await this.handleOne(command);
    const twin = { other: own.caseNumber, reason: command.payload.reason };
    const stillLinked = other.reporters.includes(own.caseNumber) || other.mergedInto === own.caseNumber;
    if (stillLinked) await this.handleOne(twinOf(command, 'unmerge', twin, other.caseNumber));
    return first;
  }

  private async pair(one: string, other: string): Promise<[Complaint, Complaint]> {
    const [a, b] = await Promise.all([this.store.load(one), this.store.load(other)]);
    if (!a.state || !b.state) throw new UnknownCase();
    return [a.state, b.state];
  }

  /** Decides and appends. `undefined` when another wrote to the case meanwhile, so that it is to be decided anew. */
  private async attempt(
    command: CaseCommand,
    caseNumber: string,
    { state, recordedAt }: LoadedCase,
    sameness: Sameness,
  ): Promise<CommandAnswer | undefined> {
    const { facts, occurredAt } = this.decide(command, { ...command.payload, caseNumber }, state, recordedAt);
    const context = { ...command.request, ...sameness, occurredAt };
    try {
      const appended = await this.store.append(caseNumber, facts, context, state?.revision ?? 'no-stream');
      return { caseNumber, revision: appended.revision, position: appended.position };
    } catch (error) {
      const raced = error instanceof WrongExpectedRevision || error instanceof PartlyAppended;
      if (!raced) throw error;
      const earlier = earlierAnswer(caseNumber, (await this.store.load(caseNumber)).traces, sameness);
      // Its ids are taken, but not by itself.
      if (!earlier && error instanceof PartlyAppended) throw error;
      return earlier;
    }
  }

  /** The clock may step back; the life of a case may not, or an honest report would be "before the receipt". */
  private decide(command: CaseCommand, payload: object, state: Complaint | undefined, recordedAt = '') {
    const clock = this.options.clock().toISOString();
    const now = clock < recordedAt ? recordedAt : clock;
    const occurredAt = command.request.occurredAt ?? now;
    const decided = { ...payload, type: command.action, actor: command.request.actor, now, occurredAt };
    return { facts: decide(decided as ComplaintCommand, state, this.options.rules), occurredAt };
  }

  private async samenessOf(caseNumber: string, command: CaseCommand): Promise<Sameness> {
    const idempotency = await idempotencyOf(this.options.sealing, caseNumber, command);
    return { commandId: command.request.commandId, idempotency };
  }

  private async withAccessCode(answer: CommandAnswer): Promise<CommandAnswer> {
    const accessCode = await this.options.sealing.accessCode(answer.caseNumber, FIRST_ISSUE);
    return accessCode === undefined ? answer : { ...answer, accessCode };
  }
}

function requireRevision(ifMatch: number | undefined, state: Complaint): void {
  if (ifMatch !== undefined && ifMatch !== state.revision) throw new StaleRevision(ifMatch, state.revision);
}

/** The other half of a command that touches two cases. */
function twinOf(command: CaseCommand, action: Action, payload: object, caseNumber: string): CaseCommand {
  const { actor, occurredAt, correlationId, commandId } = command.request;
  return {
    ...command,
    action,
    payload,
    caseNumber,
    request: { actor, occurredAt, correlationId, commandId: commandId && `${commandId}/twin` },
  };
}
