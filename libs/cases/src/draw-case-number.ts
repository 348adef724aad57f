import { randomBytes } from 'node:crypto';
import { type Catalogue, DomainError, findDistrict, makeCaseNumber } from '#complaint';
import type { Sealing } from '#sealing';
import type { CaseCommand, CommandRequest } from './case-command.js';

/** What case numbers are drawn from. */
export interface Urn {
  readonly catalogue: Catalogue;
  readonly sealing: Sealing;
  /** Chance; the machine's own by default. */
  readonly bytes?: (count: number) => Uint8Array;
}

/** The fingerprint key of intake itself, where there is no case yet. */
const INTAKE = 'intake';

/**
 * A number of the complaint's district. One that can be repeated draws the same again, so that the repeat finds its case.
 *
 * @param draw counted from 0: each gives another number
 * @throws {DomainError} there is no such district
 */
export async function drawCaseNumber(
  urn: Urn,
  { payload, request }: CaseCommand<'receive'>,
  draw: number,
): Promise<string> {
  const { district } = payload.location;
  const code = findDistrict(urn.catalogue, district)?.code;
  if (!code) {
    const known = urn.catalogue.districts.map(({ id }) => id).join(', ');
    throw new DomainError('unknown-district', `There is no district "${district}": use one of ${known}.`, {
      district,
    });
  }
  return makeCaseNumber(code, await drawBytes(urn, request, draw));
}

async function drawBytes(urn: Urn, request: CommandRequest, draw: number): Promise<Uint8Array> {
  const scope = scopeOf(request);
  if (!scope) return (urn.bytes ?? randomBytes)(5);
  const fingerprint = await urn.sealing.fingerprint(INTAKE, JSON.stringify([...scope, draw]));
  return Buffer.from(fingerprint, 'hex').subarray(0, 5);
}

function scopeOf({ actor, commandId, idempotencyKey }: CommandRequest): readonly string[] | undefined {
  if (commandId !== undefined) return [commandId];
  return idempotencyKey === undefined ? undefined : [actor.id, idempotencyKey];
}
