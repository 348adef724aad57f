import type { ComplaintEventType, Evolvable } from '../events/index.js';
import type { Complaint } from '../state.js';
import type { Evolver } from './evolver.js';
import { HANDLING } from './handling.js';
import { INCIDENT } from './incident.js';
import { begin, INTAKE } from './intake.js';
import { OUTCOME } from './outcome.js';
import { RECORD } from './record.js';

/** A case's stream does not begin with its receipt: the log or its reader is broken. */
export class CorruptHistory extends Error {
  override readonly name = 'CorruptHistory';
  readonly code = 'corrupt-history';
}

const EVOLVERS: { readonly [Type in ComplaintEventType]: Evolver<Type> } = {
  ...INTAKE,
  ...HANDLING,
  ...INCIDENT,
  ...OUTCOME,
  ...RECORD,
};

type Entries = Record<string, ComplaintEventType>;

/**
 * The state after one more event. Total: every event is answered in every state, since an imported history may lack what
 * the rules ask of a live one.
 *
 * @throws {CorruptHistory} the first event is not ComplaintReceived
 */
export function evolve(complaint: Complaint | undefined, event: Evolvable): Complaint {
  return step(complaint, event, { ...complaint?.entries });
}

/**
 * The state that a history amounts to; `undefined` for one without events.
 *
 * @param earlier the state after what came before these events; by default they are the whole history
 * @throws {CorruptHistory} the first event is not ComplaintReceived
 */
export function fold(events: Iterable<Evolvable>, earlier?: Complaint): Complaint | undefined {
  let complaint = earlier;
  // One record of entries for the whole history: copying it at every step would make long ones quadratic.
  const entries: Entries = { ...earlier?.entries };
  for (const event of events) complaint = step(complaint, event, entries);
  return complaint;
}

function step(complaint: Complaint | undefined, event: Evolvable, entries: Entries): Complaint {
  entries[event.id] = event.type;
  if (complaint) {
    const evolver = EVOLVERS[event.type] as Evolver<ComplaintEventType>;
    const change = evolver(complaint, event.data, event.meta);
    return { ...complaint, ...change, revision: complaint.revision + 1, entries };
  }
  if (event.type !== 'ComplaintReceived') {
    throw new CorruptHistory(`A case begins with ComplaintReceived, this one with ${event.type}.`);
  }
  return { ...begin(event.data, event.meta), entries };
}
