import { randomBytes } from 'node:crypto';
import {
  type Action,
  type Complaint,
  type ComplaintCommand,
  type Rules,
  DomainError,
  decide,
  findDistrict,
  makeCaseNumber,
} from '#complaint';
import { type Appended, type EventStore, WrongExpectedRevision } from '#event-store';
import type { Sealing } from '#sealing';
import type { CaseCommand, CommandAnswer } from './case-command.js';
import { ConflictPersists, StaleRevision, UnknownCase } from './case-errors.js';
import { CaseStore, type LoadedCase } from './case-store.js';
import { type Idempotency, earlierAnswer, idempotencyOf } from './idempotency.js';

export interface CaseCommandsOptions {
  readonly events: EventStore;
  readonly sealing: Sealing;
  readonly rules: Rules;
  readonly clock: () => Date;
  /** Where case numbers and event ids come from; random unless a run must be repeatable. */
  readonly random?: { bytes(count: number): Uint8Array; id(): string };
}

/** How often a command is decided anew when others write to the case at the same time. */
const DECISIONS = 4;
/** The access code of the receipt; a reissued one counts on. */
const FIRST_ISSUE = 1;
/** The fingerprint key of intake itself, where there is no case yet. */
const INTAKE = 'intake';

/** Carries out commands: load the stream, fold, decide, seal, append at the expected revision. */
export class CaseCommands {
  private readonly store: CaseStore;

  constructor(private readonly options: CaseCommandsOptions) {
    this.store = new CaseStore(options.events, options.sealing, options.random?.id.bind(options.random));
  }

  /**
   * @throws {DomainError} the rules refuse it
   * @throws {UnknownCase | StaleRevision | IdempotencyKeyReused | ConflictPersists}
   */
  async handle(command: CaseCommand): Promise<CommandAnswer> {
    if (command.action === 'receive') return this.receive(command as CaseCommand<'receive'>);
    if (command.action === 'merge') return this.merge(command as CaseCommand<'merge'>);
    if (command.action === 'unmerge') return this.unmerge(command as CaseCommand<'unmerge'>);
    return this.handleOne(command);
  }

  private async receive(command: CaseCommand<'receive'>): Promise<CommandAnswer> {
    for (let draw = 0; draw < DECISIONS; draw++) {
      const caseNumber = await this.drawCaseNumber(command, draw);
      const loaded = await this.store.load(caseNumber);
      const idempotency = await this.idempotencyOf(caseNumber, command);
      const repeated = earlierAnswer(caseNumber, loaded.events, idempotency);
      if (repeated) return { ...repeated, ...(await this.accessCode(caseNumber)) };
      if (loaded.state) continue;
      try {
        const appended = await this.decideAndAppend(command, caseNumber, loaded, idempotency);
        return { ...answer(caseNumber, appended), ...(await this.accessCode(caseNumber)) };
      } catch (error) {
        if (!(error instanceof WrongExpectedRevision)) throw error;
        // The number was drawn twice, or the same key raced itself: look again before drawing anew.
        const raced = earlierAnswer(caseNumber, (await this.store.load(caseNumber)).events, idempotency);
        if (raced) return { ...raced, ...(await this.accessCode(caseNumber)) };
      }
    }
    throw new ConflictPersists(DECISIONS);
  }

  private async handleOne(command: CaseCommand): Promise<CommandAnswer> {
    const caseNumber = command.caseNumber!;
    for (let attempt = 0; attempt < DECISIONS; attempt++) {
      const loaded = await this.store.load(caseNumber);
      if (!loaded.state) throw new UnknownCase();
      const idempotency = await this.idempotencyOf(caseNumber, command);
      const repeated = earlierAnswer(caseNumber, loaded.events, idempotency);
      if (repeated) return repeated;
      requireRevision(command.request.ifMatch, loaded.state);
      try {
        return answer(caseNumber, await this.decideAndAppend(command, caseNumber, loaded, idempotency));
      } catch (error) {
        if (!(error instanceof WrongExpectedRevision)) throw error;
      }
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

  private async decideAndAppend(
    command: CaseCommand,
    caseNumber: string,
    { state, events }: LoadedCase,
    idempotency: Idempotency | undefined,
  ): Promise<Appended> {
    const recordedAt = events.at(-1)?.recordedAt;
    const { facts, occurredAt } = this.decide(command, { ...command.payload, caseNumber }, state, recordedAt);
    const context = { ...command.request, occurredAt, idempotency };
    return this.store.append(caseNumber, facts, context, state ? state.revision : 'no-stream');
  }

  /** The clock may step back; the life of a case may not, or an honest report would be "before the receipt". */
  private decide(command: CaseCommand, payload: object, state: Complaint | undefined, recordedAt = '') {
    const clock = this.options.clock().toISOString();
    const now = clock < recordedAt ? recordedAt : clock;
    const occurredAt = command.request.occurredAt ?? now;
    const decided = { ...payload, type: command.action, actor: command.request.actor, now, occurredAt };
    return { facts: decide(decided as ComplaintCommand, state, this.options.rules), occurredAt };
  }

  private async drawCaseNumber(command: CaseCommand<'receive'>, draw: number): Promise<string> {
    const { district } = command.payload.location;
    const code = findDistrict(this.options.rules.catalogue, district)?.code;
    if (!code) {
      const known = this.options.rules.catalogue.districts.map(({ id }) => id).join(', ');
      throw new DomainError('unknown-district', `There is no district "${district}": use one of ${known}.`, {
        district,
      });
    }
    return makeCaseNumber(code, await this.drawBits(command, draw));
  }

  /** Five bytes: from the Idempotency-Key when there is one, so that a repeat finds its case, else random. */
  private async drawBits({ request }: CaseCommand, draw: number): Promise<Uint8Array> {
    if (request.idempotencyKey === undefined) return (this.options.random?.bytes ?? randomBytes)(5);
    const scope = JSON.stringify([request.actor.id, request.idempotencyKey, draw]);
    return Buffer.from(await this.options.sealing.fingerprint(INTAKE, scope), 'hex').subarray(0, 5);
  }

  private idempotencyOf(caseNumber: string, command: CaseCommand): Promise<Idempotency | undefined> {
    return idempotencyOf(this.options.sealing, caseNumber, command);
  }

  private async accessCode(caseNumber: string): Promise<{ accessCode?: string }> {
    const accessCode = await this.options.sealing.accessCode(caseNumber, FIRST_ISSUE);
    return accessCode === undefined ? {} : { accessCode };
  }
}

function answer(
  caseNumber: string,
  { revision, position }: Pick<Appended, 'revision' | 'position'>,
): CommandAnswer {
  return { caseNumber, revision, position };
}

function requireRevision(ifMatch: number | undefined, state: Complaint): void {
  if (ifMatch !== undefined && ifMatch !== state.revision) throw new StaleRevision(ifMatch, state.revision);
}

/** The other half of a command that touches two cases. */
function twinOf(command: CaseCommand, action: Action, payload: object, caseNumber: string): CaseCommand {
  const { actor, occurredAt, correlationId } = command.request;
  return {
    ...command,
    action,
    payload,
    caseNumber,
    request: { actor, occurredAt, correlationId },
  };
}
