import { randomBytes } from 'node:crypto';
import { type CommandRequest, ConflictPersists, IdempotencyKeyReused, StaleRevision } from '#cases';
import {
  type Catalogue,
  type Incident,
  type IncidentAction,
  type IncidentCommand,
  type IncidentPayloads,
  decideIncident,
  findDistrict,
  makeIncidentNumber,
  requireDistrict,
  requireGoingOn,
} from '#complaint';
import { WrongExpectedRevision } from '#event-store';
import {
  IncidentLog,
  type IncidentLogOptions,
  type LoadedIncident,
  type Repeatable,
} from './incident-log.js';

export interface IncidentCommandsOptions extends IncidentLogOptions {
  readonly catalogue: Catalogue;
  readonly clock: () => Date;
}

export type IncidentRequest = Pick<
  CommandRequest,
  'actor' | 'correlationId' | 'idempotencyKey' | 'body' | 'ifMatch'
>;

export interface IncidentAnswer {
  readonly incident: string;
  readonly revision: number;
  readonly position: string;
}

type Order = { readonly [A in IncidentAction]: { type: A; payload: IncidentPayloads[A] } }[IncidentAction];

/** How often a command is decided anew, or a number drawn anew, when others write at the same time. */
const DECISIONS = 4;
/** The fingerprint key of intake itself, where there is no incident yet. */
const INTAKE = 'incident-intake';

/**
 * Opens incidents, says what is new of them and ends them. All throw `DomainError` where the rules refuse, and
 * `ConflictPersists` where others kept writing.
 */
export class IncidentCommands {
  private readonly log: IncidentLog;

  constructor(private readonly options: IncidentCommandsOptions) {
    this.log = new IncidentLog(options);
  }

  /** Draws a number of the incident's district; one that can be repeated draws the same again. */
  async open(payload: IncidentPayloads['open'], request: IncidentRequest): Promise<IncidentAnswer> {
    const { catalogue } = this.options;
    requireDistrict(catalogue, payload.district);
    const { code } = findDistrict(catalogue, payload.district)!;
    for (let draw = 0; draw < DECISIONS; draw++) {
      const number = makeIncidentNumber(code, await this.drawBytes(request, draw));
      const loaded = await this.log.load(number);
      if (loaded.state && !(await this.earlierAnswer(number, loaded, request))) continue;
      return this.handle(number, { type: 'open', payload }, request);
    }
    throw new ConflictPersists(DECISIONS);
  }

  update(
    number: string,
    payload: IncidentPayloads['update'],
    request: IncidentRequest,
  ): Promise<IncidentAnswer> {
    return this.handle(number, { type: 'update', payload }, request);
  }

  end(number: string, payload: IncidentPayloads['end'], request: IncidentRequest): Promise<IncidentAnswer> {
    return this.handle(number, { type: 'end', payload }, request);
  }

  /** @throws {DomainError} `unknown-incident`, `incident-ended` */
  async goingOn(number: string): Promise<Incident> {
    return requireGoingOn(number, (await this.log.load(number)).state);
  }

  private async handle(number: string, order: Order, request: IncidentRequest): Promise<IncidentAnswer> {
    for (let attempt = 0; attempt < DECISIONS; attempt++) {
      const loaded = await this.log.load(number);
      const earlier = await this.earlierAnswer(number, loaded, request);
      if (earlier) return earlier;
      requireRevision(request, loaded.state);
      try {
        return { incident: number, ...(await this.append(number, order, loaded, request)) };
      } catch (error) {
        if (!(error instanceof WrongExpectedRevision)) throw error;
      }
    }
    throw new ConflictPersists(DECISIONS);
  }

  private async append(number: string, order: Order, loaded: LoadedIncident, request: IncidentRequest) {
    const { state, recordedAt = '' } = loaded;
    const clock = this.options.clock().toISOString();
    // The clock may step back; the life of an incident may not.
    const now = clock < recordedAt ? recordedAt : clock;
    const command = { type: order.type, ...order.payload, incident: number, now } as IncidentCommand;
    const event = decideIncident(command, state, this.options.catalogue);
    const repeatable = await this.repeatableOf(number, request);
    const context = { ...request, occurredAt: now, ...(repeatable && { repeatable }) };
    const { revision, position } = await this.log.append(number, event, context, state?.revision);
    return { revision, position };
  }

  /** @throws {IdempotencyKeyReused} the same key came with another body */
  private async earlierAnswer(
    number: string,
    { repeatable }: LoadedIncident,
    request: IncidentRequest,
  ): Promise<IncidentAnswer | undefined> {
    const asked = await this.repeatableOf(number, request);
    const earlier = asked && repeatable.find(({ key }) => key === asked.key);
    if (!earlier) return undefined;
    if (earlier.body !== asked.body) throw new IdempotencyKeyReused();
    const { revision, position } = earlier;
    return { incident: number, revision, position };
  }

  private async repeatableOf(
    number: string,
    { actor, idempotencyKey, body = '' }: IncidentRequest,
  ): Promise<Repeatable | undefined> {
    if (idempotencyKey === undefined) return undefined;
    const { sealing } = this.options;
    const [key, print] = await Promise.all([
      sealing.fingerprint(number, JSON.stringify([actor.id, idempotencyKey])),
      sealing.fingerprint(number, body),
    ]);
    return { key, body: print };
  }

  private async drawBytes({ actor, idempotencyKey }: IncidentRequest, draw: number): Promise<Uint8Array> {
    if (idempotencyKey === undefined) return randomBytes(5);
    const scope = JSON.stringify([actor.id, idempotencyKey, draw]);
    return Buffer.from(await this.options.sealing.fingerprint(INTAKE, scope), 'hex').subarray(0, 5);
  }
}

function requireRevision({ ifMatch }: IncidentRequest, state: Incident | undefined): void {
  if (ifMatch !== undefined && state && ifMatch !== state.revision)
    throw new StaleRevision(ifMatch, state.revision);
}
