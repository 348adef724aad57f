import { complaintStream, storedForm, type Actor } from '#complaint';
import {
  AppendTooLarge,
  MAX_APPEND_BYTES,
  PartlyAppended,
  WrongExpectedRevision,
  type EventStore,
  type NewEvent,
} from '#event-store';
import { PersonalDataErasedError, sealEvent, type Sealing } from '#sealing';
import { caseNumberFor } from './identity.js';
import type { ImportedCase, ImportedEvent } from './imported-case.js';

export interface Log {
  readonly events: EventStore;
  readonly sealing: Sealing;
  readonly actor: Actor;
}

/** What became of one case. */
export type Written =
  | { readonly kind: 'taken' | 'updated'; readonly events: number }
  | { readonly kind: 'unchanged' }
  /** The case goes on in Casetrail or its personal data is gone: nothing of the source is added to it any more. */
  | { readonly kind: 'left-alone'; readonly reason: string }
  | { readonly kind: 'rejected'; readonly reason: string };

interface Stored {
  readonly revision: number;
  readonly ids: ReadonlySet<string>;
  readonly types: ReadonlySet<string>;
  readonly isOfRow: boolean;
}

const MAX_DRAWS = 8;
const MAX_TRIES = 3;

/**
 * Brings one case into the log in one append: all of it when it is new, what is not there yet when it is known.
 *
 * @throws {StoreUnavailable | KeyStoreUnavailable} nothing can be written now; the same call again comes to the same end
 */
export async function writeCase(imported: ImportedCase, log: Log): Promise<Written> {
  if (JSON.stringify(imported.events).length > MAX_APPEND_BYTES) return TOO_LARGE;
  for (let draw = 0; draw < MAX_DRAWS; draw++) {
    const written = await writeAs(renumbered(imported, draw), log);
    if (written !== 'number-taken') return written;
  }
  return {
    kind: 'rejected',
    reason: `other cases hold all of its ${MAX_DRAWS} case numbers: use another --district-code`,
  };
}

const TOO_LARGE: Written = {
  kind: 'rejected',
  reason: 'the case is larger than 1 MiB, so nothing of it was taken',
};

/** Another case may hold a number by chance: then the next one is drawn, the same on every run. */
function renumbered(imported: ImportedCase, draw: number): ImportedCase {
  if (draw === 0) return imported;
  const { districtCode, source, row } = imported;
  const caseNumber = caseNumberFor(districtCode, source, row, draw);
  const events = imported.events.map((each): ImportedEvent =>
    each.event.type === 'ComplaintReceived'
      ? { ...each, event: { ...each.event, data: { ...each.event.data, caseNumber } } }
      : each,
  );
  return { ...imported, caseNumber, events };
}

async function writeAs(imported: ImportedCase, log: Log): Promise<Written | 'number-taken'> {
  for (let attempt = 1; ; attempt++) {
    const stored = await readStored(imported, log.events);
    const next = decide(imported, stored);
    if (typeof next === 'string' || 'kind' in next) return next;
    try {
      const newEvents = await Promise.all(next.map((each) => newEvent(imported, each, log)));
      await log.events.append(complaintStream(imported.caseNumber), newEvents, {
        expectedRevision: stored?.revision ?? 'no-stream',
      });
      return { kind: stored === undefined ? 'taken' : 'updated', events: next.length };
    } catch (error) {
      if (error instanceof AppendTooLarge) return TOO_LARGE;
      if (error instanceof PersonalDataErasedError) return ERASED;
      if (error instanceof PartlyAppended)
        return {
          kind: 'rejected',
          reason: 'some of its entries are in the log under another case number already',
        };
      if (!(error instanceof WrongExpectedRevision) || attempt === MAX_TRIES) throw error;
    }
  }
}

const ERASED: Written = { kind: 'left-alone', reason: 'its personal data was erased' };

async function readStored(imported: ImportedCase, events: EventStore): Promise<Stored | undefined> {
  const ids = new Set<string>();
  const types = new Set<string>();
  let revision = -1;
  let isOfRow = false;
  for await (const event of events.readStream(complaintStream(imported.caseNumber))) {
    if (event.revision === 0) {
      const { historical } = event.metadata as { historical?: { source?: string; row?: string } };
      isOfRow = historical?.source === imported.source && historical.row === imported.row;
    }
    ids.add(event.id);
    types.add(event.type);
    revision = event.revision;
  }
  return revision === -1 ? undefined : { revision, ids, types, isOfRow };
}

/** The events to add, or the answer when none are. */
function decide(
  imported: ImportedCase,
  stored: Stored | undefined,
): readonly ImportedEvent[] | Written | 'number-taken' {
  if (stored === undefined) return imported.events;
  if (!stored.isOfRow) return 'number-taken';
  const receipt = imported.events[0];
  if (receipt === undefined || !stored.ids.has(receipt.id))
    return {
      kind: 'rejected',
      reason:
        'the log holds this source and row with another time of receipt: if the file is from another place, give it another --source',
    };
  const fresh = imported.events.filter(({ id }) => !stored.ids.has(id));
  if (fresh.length === 0) return { kind: 'unchanged' };
  if (stored.types.has('CaseAdopted'))
    return { kind: 'left-alone', reason: `it was adopted and goes on here as ${imported.caseNumber}` };
  if (stored.types.has('PersonalDataErased')) return ERASED;
  return fresh;
}

async function newEvent(imported: ImportedCase, each: ImportedEvent, log: Log): Promise<NewEvent> {
  const { id, event, occurredAt, row } = each;
  const sealed = await sealEvent(log.sealing, imported.caseNumber, id, event);
  const historical = { source: imported.source, row };
  return { id, ...storedForm(event, sealed, { occurredAt, actor: log.actor, historical }) };
}
