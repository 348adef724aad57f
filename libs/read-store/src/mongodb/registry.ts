import type { Position } from '#event-store';
import { NewerSchema } from '#event-store';
import type { ReadModelSchema } from '../read-store.js';
import type { Connection, Stored } from './connection.js';

/** A commit that is true and may not be in the documents yet. */
export interface PendingJournal {
  readonly to: Position;
  readonly id: string;
  readonly chunks: number;
}

export interface GenerationEntry {
  readonly number: number;
  readonly schema: string;
  /** Empty at the beginning: a text, so that a comparison with it never meets a missing generation. */
  readonly checkpoint: string;
  readonly journal: PendingJournal | null;
}

/** All that must change at once for one read model. */
export interface ModelEntry extends Stored {
  readonly format: number;
  readonly last: number;
  readonly live: number | null;
  readonly building: number | null;
  readonly generations: Readonly<Record<string, GenerationEntry>>;
}

const MODELS = 'models';
const FORMAT = 1;

/** One document a read model; every change of it is a compare-and-set that answers whether it was done. */
export class Registry {
  constructor(private readonly connection: Connection) {}

  async read(model: string): Promise<ModelEntry | undefined> {
    const [entry] = await this.connection.find<ModelEntry>(MODELS, { _id: model }, { limit: 1 });
    return entry && this.known(entry);
  }

  async all(): Promise<readonly ModelEntry[]> {
    const entries = await this.connection.find<ModelEntry>(MODELS, {});
    return entries.map((entry) => this.known(entry));
  }

  /** Begins a build in the place of the one that was seen. */
  async begin(seen: ModelEntry | undefined, schema: ReadModelSchema): Promise<boolean> {
    const number = (seen?.last ?? 0) + 1;
    const entry: GenerationEntry = { number, schema: JSON.stringify(schema), checkpoint: '', journal: null };
    const begun = { last: number, building: number };
    if (!seen) {
      const generations = { [number]: entry };
      return this.connection.insert(MODELS, {
        _id: schema.name,
        format: FORMAT,
        live: null,
        ...begun,
        generations,
      } as Stored);
    }
    return this.change(
      { _id: seen._id, last: seen.last, building: seen.building },
      { ...begun, [`generations.${number}`]: entry },
      seen.building,
    );
  }

  /** Makes the build that was seen the live one. */
  async swap(seen: ModelEntry, number: number): Promise<boolean> {
    return this.change(
      { _id: seen._id, live: seen.live, building: number, [`generations.${number}.journal`]: null },
      { live: number, building: null },
      seen.live,
    );
  }

  /** The commit point: the journal is true from here on. */
  async propose(
    model: string,
    number: number,
    from: Position | undefined,
    journal: PendingJournal,
  ): Promise<boolean> {
    const at = `generations.${number}`;
    return this.change(
      { _id: model, [`${at}.checkpoint`]: from ?? '', [`${at}.journal`]: null },
      { [`${at}.journal`]: journal },
    );
  }

  /** The journal is in the documents. */
  async settle(model: string, number: number, journal: PendingJournal): Promise<boolean> {
    const at = `generations.${number}`;
    return this.change(
      { _id: model, [`${at}.journal.id`]: journal.id },
      { [`${at}.checkpoint`]: journal.to, [`${at}.journal`]: null },
    );
  }

  private async change(
    seen: Readonly<Record<string, unknown>>,
    set: Readonly<Record<string, unknown>>,
    forgotten: number | null = null,
  ): Promise<boolean> {
    const forget = forgotten === null ? {} : { $unset: { [`generations.${forgotten}`]: '' } };
    return this.connection.update(MODELS, seen, { $set: set, ...forget });
  }

  private known(entry: ModelEntry): ModelEntry {
    if (entry.format > FORMAT) throw new NewerSchema(this.connection.name, entry.format, FORMAT);
    return entry;
  }
}
