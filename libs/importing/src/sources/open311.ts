import { isUtf8 } from 'node:buffer';
import type { Instant } from '#complaint';
import { CaseBuilder } from '../case-builder.js';
import { outcomeOf } from '../closing-statement.js';
import { BrokenFile, ImportRefused } from '../errors.js';
import {
  rejected,
  Unmappable,
  type ImportedCase,
  type SourceItem,
  type SourceSettings,
} from '../imported-case.js';
import type { Opener } from '../table.js';
import { isoReader } from '../time-format.js';
import { channelOf, listed, tidy } from '../words.js';
import { requestOf, type Note, type Request } from './open311-request.js';

/** JSON is read whole; above this it is refused. */
export const MAX_JSON_BYTES = 256 * 1024 * 1024;

const readTime = isoReader();

/** A house number, then a street as American cities write it; anything else may hold a flat or a name. */
const STREET = /^\d+(?:-\d+)? ([NSEW] [A-Z0-9' ]+ (?:ST|AVE|BLVD|RD|DR|PL|CT|PKWY|LN|TER|HWY|WAY|SQ))(?:,|$)/;

type DatedNote = Note & { readonly at: Instant };

function timeOf(name: string, text: string): Instant {
  const at = readTime(text);
  if (at === undefined)
    throw new Unmappable(`its ${name} "${text}" is no time such as 2014-09-13T10:09:13-05:00`);
  return at;
}

const noteWords = (note: Note): string =>
  [note.summary, note.description].filter((text) => text !== undefined).join(': ');

/** An entry stays the same when later notes are appended, so its key is made of what it says. */
const noteKey = (note: DatedNote): string =>
  JSON.stringify([note.at, note.type, note.summary, note.description ?? '']);

/** Plain GeoReport v2 has no notes: what it says of closing and status comes after. */
const openingNote = ({ requested_datetime: datetime }: Request): Note => ({
  type: 'opened',
  datetime,
  summary: 'Request opened',
});

function datedNotes(request: Request): DatedNote[] {
  const notes = request.notes ?? [openingNote(request)];
  const dated = notes.map((note, index) => ({ ...note, at: timeOf(`note ${index + 1}`, note.datetime) }));
  return dated.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

class Mapper {
  readonly #builder: CaseBuilder;
  readonly #notes: readonly DatedNote[];
  readonly #openFollowOns = new Map<string, string>();
  readonly #receivedAt: Instant;
  readonly #isClosed: boolean;
  readonly #submissions: string[] = [];

  constructor(
    private readonly request: Request,
    settings: SourceSettings,
  ) {
    this.#builder = new CaseBuilder(settings, request.service_request_id);
    this.#notes = datedNotes(request);
    const requested = timeOf('requested_datetime', request.requested_datetime);
    const first = this.#notes[0]?.at ?? requested;
    this.#receivedAt = first < requested ? first : requested;
    this.#isClosed = request.status.toLowerCase() === 'closed';
  }

  build(): ImportedCase {
    this.#receive();
    for (const note of this.#notes) this.#map(note);
    this.#lastWord();
    return this.#builder.build();
  }

  #receive(): void {
    const { request } = this;
    const { extended_attributes: extended = {}, attributes = {}, lat, long } = request;
    for (const note of this.#notes)
      if (note.type === 'submitted' && note.at === this.#receivedAt) this.#submissions.push(noteWords(note));
    const ward = extended.ward === undefined ? undefined : `Ward ${extended.ward}`;
    this.#builder.received({
      at: this.#receivedAt,
      channel: channelOf(extended.channel),
      kind: 'report',
      visibility: 'listed',
      language: 'en',
      category: request.service_name,
      summary: request.service_name,
      district: ward ?? '',
      sourceName: 'Open311',
      street: STREET.exec(request.address ?? '')?.[1],
      address: request.address,
      point: lat === undefined || long === undefined ? undefined : [long, lat],
      description: listed([
        ['description', request.description],
        ['channel', extended.channel],
        ...this.#submissions.map((words) => ['note', words] as const),
        ...Object.entries(attributes),
        ['media_url', request.media_url],
      ]),
    });
  }

  #map(note: DatedNote): void {
    const lead = this.request.agency_responsible;
    switch (note.type) {
      case 'opened':
        if (lead !== undefined && !this.#builder.isInvolved(lead))
          this.#builder.involve(lead, note.at, noteWords(note));
        else if (note.at !== this.#receivedAt) this.#progress(note, lead);
        return;
      case 'submitted':
        if (note.at !== this.#receivedAt)
          this.#builder.add(noteKey(note), note.at, {
            type: 'InformationAdded',
            data: {},
            content: { text: tidy(noteWords(note)) },
          });
        return;
      case 'follow_on_created':
        return this.#followOnCreated(note);
      case 'follow_on_closed':
        return this.#followOnClosed(note);
      case 'closed':
        if (this.#isClosed) return this.#close(noteKey(note), note.at, note.summary);
        return this.#progress(note, lead);
      default:
        return this.#progress(note, lead);
    }
  }

  #progress(note: DatedNote, department: string | undefined): void {
    this.#builder.progress({ key: noteKey(note), at: note.at, text: noteWords(note), department });
  }

  #followOnCreated(note: DatedNote): void {
    const { service_request_id: id, agency_responsible: agency } = note.extended_attributes ?? {};
    if (id === undefined || agency === undefined || this.#builder.isInvolved(agency)) {
      this.#progress(note, undefined);
    } else {
      this.#builder.involve(agency, note.at, noteWords(note));
    }
    if (id !== undefined && agency !== undefined) this.#openFollowOns.set(id, agency);
  }

  /** An agency's part is finished when the last of its open follow-ons closes; until then it is progress. */
  #followOnClosed(note: DatedNote): void {
    const { service_request_id: id = '', agency_responsible: agency } = note.extended_attributes ?? {};
    const known = this.#openFollowOns.delete(id);
    const more = [...this.#openFollowOns.values()].includes(agency ?? '');
    if (agency !== undefined && known && !more && !this.#builder.isLead(agency))
      this.#builder.partFinished(noteKey(note), note.at, agency, noteWords(note));
    else this.#progress(note, agency);
  }

  #close(key: string, at: Instant, words: string): void {
    const { status_notes: status = '', extended_attributes: extended = {} } = this.request;
    const parent = extended.parent_service_request_id;
    const more = [status, parent === undefined ? '' : `parent request ${parent}`].filter(
      (text) => text !== '',
    );
    const outcome = extended.duplicate === true ? 'duplicate' : outcomeOf(status);
    this.#builder.resolved(key, at, outcome, more.length === 0 ? words : `${words} (${more.join('; ')})`);
    this.#builder.closed(key, at);
  }

  /** What only the request itself says: a status note that no note repeats, a closing without a note. */
  #lastWord(): void {
    const { status_notes: status, updated_datetime: updated } = this.request;
    const last = this.#notes.at(-1)?.at ?? this.#receivedAt;
    const updatedAt = updated === undefined ? undefined : timeOf('updated_datetime', updated);
    const at = updatedAt === undefined || updatedAt < last ? last : updatedAt;
    if (!this.#isClosed) {
      const said = this.#notes.some((note) => noteWords(note).includes(status ?? ''));
      if (status !== undefined && !said)
        this.#builder.progress({
          key: `status ${status}`,
          at,
          text: status,
          department: this.request.agency_responsible,
        });
    } else if (!this.#notes.some(({ type }) => type === 'closed')) {
      if (updatedAt === undefined)
        throw new Unmappable(
          'its status is closed but nothing says when: it needs a closed note or updated_datetime',
        );
      this.#close('closed', at, 'Request closed');
    }
  }
}

async function wholeFile(open: Opener): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of open()) {
    size += chunk.length;
    if (size > MAX_JSON_BYTES)
      throw new ImportRefused(
        'The file is larger than 256 MiB: split it into several arrays and import each.',
      );
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function parsed(bytes: Buffer): readonly unknown[] {
  if (!isUtf8(bytes)) throw new ImportRefused('The file is not UTF-8: save it as UTF-8 and import again.');
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/, ''));
  } catch (error) {
    const where = /\(line \d+ column \d+\)/.exec((error as Error).message)?.[0] ?? '(at its end)';
    throw new BrokenFile(
      `The file is not whole JSON ${where}, so nothing of it was imported: get the whole file and import again.`,
    );
  }
  if (!Array.isArray(value))
    throw new ImportRefused(
      'The file is no JSON array of Open311 requests: export it from requests.json and import again.',
    );
  return value;
}

/**
 * Service requests of Open311 GeoReport v2 as one JSON array, with Chicago's dated notes where the file has them.
 *
 * @throws {ImportRefused} no such array, or above 256 MiB
 * @throws {BrokenFile} not whole JSON; nothing was yielded
 */
export async function* readOpen311(open: Opener, settings: SourceSettings): AsyncGenerator<SourceItem> {
  for (const [index, raw] of parsed(await wholeFile(open)).entries()) {
    const name = nameOf(raw, index);
    try {
      yield { kind: 'case', case: new Mapper(requestOf(raw), settings).build() };
    } catch (error) {
      if (!(error instanceof Unmappable)) throw error;
      yield rejected(name, error.message);
    }
  }
}

function nameOf(raw: unknown, index: number): string {
  const id: unknown =
    typeof raw === 'object' && raw !== null ? (raw as Record<string, unknown>).service_request_id : undefined;
  const place = `request ${index + 1} of the file`;
  return typeof id === 'string' && tidy(id) !== '' ? `${tidy(id).slice(0, 80)} (${place})` : place;
}
