import type { Position as LogPosition } from '@eventstore/db-client';
import { ForeignPosition, StoreUnavailable } from '../errors.js';
import type { Position } from '../event-store.js';

const FORM = /^e(\d{20})(\d{20})$/;
/** The greatest 64-bit number; servers send it for a position that they do not know. */
const GREATEST = 2n ** 64n - 1n;

export function isPosition(text: string): boolean {
  return parse(text) !== undefined;
}

/** @throws {StoreUnavailable} the server does not tell positions */
export function writePosition(position: LogPosition | undefined): Position {
  if (!position || position.commit === GREATEST)
    throw new StoreUnavailable(
      'This EventStoreDB does not say where an event lies in the log: use version 22.10 or later.',
    );
  return `e${digits(position.commit)}${digits(position.prepare)}`;
}

/** @throws {ForeignPosition} */
export function readPosition(position: Position): LogPosition {
  const parsed = parse(position);
  if (!parsed) throw new ForeignPosition(position);
  return parsed;
}

function parse(text: string): LogPosition | undefined {
  const [, commit, prepare] = FORM.exec(text) ?? [];
  if (commit === undefined || prepare === undefined) return undefined;
  const position = { commit: BigInt(commit), prepare: BigInt(prepare) };
  return position.commit <= GREATEST && position.prepare <= GREATEST ? position : undefined;
}

const digits = (number: bigint): string => String(number).padStart(20, '0');

/** Whether the log goes beyond `position` if it reaches to `end`. */
export const isBeyond = (end: Position | undefined, position: Position | undefined): boolean =>
  end !== undefined && (position === undefined || end > position);
