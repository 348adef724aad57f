import { randomUUID } from 'node:crypto';
import type { ExpectedRevision } from '../../../event-store.js';
import { Wakeup } from '../../../log/wakeup.js';
import { GroupCommit } from '../../../sqlite/group-commit.js';
import type { GatewayLog, Range, StoredEvent, StreamState } from '../gateway-log.js';
import { type Verdict, judgeAppend } from './judge-append.js';
import { type ProposedEvent, Records } from './records.js';
import {
  type StreamMetadata,
  metadataEvent,
  metadataStreamOf,
  permits,
  readMetadata,
  shownBy,
} from './stream-metadata.js';

export interface Proposal {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  /** What to do to the stream. */
  readonly write: { readonly events: readonly ProposedEvent[] } | 'delete' | 'tombstone';
}

export type Outcome =
  /** Where the stream stands now, and where the last event lies; neither for an empty append to no stream. */
  | { readonly kind: 'done'; readonly revision: number | undefined; readonly position: number | undefined }
  | { readonly kind: 'wrong-version'; readonly actual: number | undefined }
  | { readonly kind: 'deleted' }
  | { readonly kind: 'denied' };

const TOMBSTONE = '$streamDeleted';
const NOTHING = new Uint8Array();

/** A log with the rules of EventStoreDB, as far as the tests need them. */
export class HarnessLog implements GatewayLog {
  readonly #records: Records;
  readonly #wakeup = new Wakeup();
  readonly #proposals: GroupCommit<Proposal, Outcome>;

  /** @param file survives the process; `:memory:` does not */
  constructor(file: string) {
    this.#records = new Records(file);
    this.#proposals = new GroupCommit((proposals) => {
      const outcomes = this.#records.transaction(() => proposals.map((proposal) => this.#decide(proposal)));
      this.#wakeup.wakeAll();
      return outcomes;
    });
  }

  /** Resolves when it is kept, or refused. */
  propose(proposal: Proposal): Promise<Outcome> {
    return this.#proposals.add(proposal);
  }

  head(): number {
    return this.#records.head();
  }

  all(range: Range): readonly StoredEvent[] {
    return this.#records.all(range);
  }

  stream(stream: string, range: Range): readonly StoredEvent[] {
    return this.#records.stream(stream, range);
  }

  state(stream: string): StreamState | undefined {
    const last = this.#records.last(stream);
    if (!last) return undefined;
    const { revision } = last;
    if (last.type === TOMBSTONE) return { first: revision, last: revision, deleted: 'for-ever' };
    return shownBy(this.#metadata(stream), revision, Date.now());
  }

  grown(signal: AbortSignal): Promise<void> {
    return this.#wakeup.wait(signal);
  }

  close(): void {
    this.#proposals.flush();
    this.#records.close();
  }

  #decide(proposal: Proposal): Outcome {
    const { stream, expected, write } = proposal;
    const state = this.state(stream);
    if (!permits(this.#metadata(stream), typeof write === 'object' ? '$w' : '$d')) return { kind: 'denied' };
    const exists = state !== undefined || this.#records.last(metadataStreamOf(stream)) !== undefined;
    if (write === 'delete' && !exists) return { kind: 'wrong-version', actual: undefined };
    const ids = typeof write === 'object' ? write.events.map(({ id }) => id) : [];
    const verdict = judgeAppend(this.#records, { stream, ids, expected, state, exists });
    return this.#carryOut(proposal, verdict, state);
  }

  #carryOut({ stream, write }: Proposal, verdict: Verdict, state: StreamState | undefined): Outcome {
    if (verdict === 'deleted') return { kind: 'deleted' };
    if (verdict === 'wrong-version') return { kind: 'wrong-version', actual: state?.last };
    if (typeof verdict === 'object')
      return { kind: 'done', revision: verdict.repeats.revision, position: verdict.repeats.position };
    if (write === 'delete')
      return { kind: 'done', revision: state?.last, position: this.#truncate(stream, 'deleted') };
    const events = write === 'tombstone' ? [tombstone()] : write.events;
    return this.#append(stream, events, state);
  }

  #append(stream: string, events: readonly ProposedEvent[], state: StreamState | undefined): Outcome {
    let revision = state?.last;
    let position: number | undefined;
    for (const event of events) {
      revision = (revision ?? -1) + 1;
      position = this.#records.insert(stream, revision, event);
    }
    // A stream that begins anew still hides what was deleted.
    if (state?.deleted && events.length > 0) this.#truncate(stream, state.last + 1);
    return { kind: 'done', revision, position };
  }

  #truncate(stream: string, before: number | 'deleted'): number {
    const metadataStream = metadataStreamOf(stream);
    const revision = (this.#records.last(metadataStream)?.revision ?? -1) + 1;
    return this.#records.insert(metadataStream, revision, metadataEvent(this.#metadata(stream), before));
  }

  #metadata(stream: string): StreamMetadata {
    return readMetadata(stream, this.#records.last(metadataStreamOf(stream))?.data);
  }
}

const tombstone = (): ProposedEvent => ({
  id: randomUUID(),
  type: TOMBSTONE,
  json: false,
  data: NOTHING,
  metadata: NOTHING,
});
