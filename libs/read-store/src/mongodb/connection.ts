import { MongoClient, MongoServerError, type Db, type Document as Bson } from 'mongodb';
import { StoreUnavailable } from '#event-store';
import { unavailable } from './unavailable.js';

/** A document as MongoDB holds it; ours all have texts as ids. */
export interface Stored {
  readonly _id: string;
}

export type Filter = Readonly<Record<string, unknown>>;

export interface IndexOfCollection {
  readonly name: string;
  readonly key: Readonly<Record<string, 1>>;
}

export interface FindOptions {
  readonly sort?: Readonly<Record<string, 1 | -1>>;
  readonly limit?: number;
  readonly projection?: Readonly<Record<string, 1>>;
}

const DUPLICATE_KEY = 11000;
const NAMESPACE_NOT_FOUND = 26;
const DATABASE = 'casetrail';

/** A server that is not there is told within this time, unless the URL has its own. */
const PATIENCE = { serverSelectionTimeoutMS: 4000, connectTimeoutMS: 4000, socketTimeoutMS: 20_000 };

/** Somebody waits for what is read, and a server that stands still would keep them until the driver's sockets give up. */
const READ_MS = 5000;

/** The few calls that the adapter makes of the driver. Each is atomic for one document, and none for more. */
export class Connection {
  /** Database and hosts, without credentials: safe to print. */
  readonly name: string;
  private readonly client: MongoClient;
  private readonly database: Db;
  private closed = false;

  constructor(url: string) {
    this.client = clientOf(url);
    const database = /^[^/]*\/\/[^/]+\/(?<name>[^?]+)/.exec(url)?.groups?.['name'];
    this.database = this.client.db(database ? decodeURIComponent(database) : DATABASE);
    const { srvHost, hosts } = this.client.options;
    this.name = `the database ${this.database.databaseName} at ${srvHost ?? hosts.join(', ')}`;
  }

  async find<T extends Stored>(collection: string, filter: Filter, options: FindOptions = {}): Promise<T[]> {
    const { sort, limit = 0, projection } = options;
    return this.reading((signal) =>
      this.database
        .collection(collection)
        .find<T>(filter as Bson, {
          signal,
          limit,
          ...(limit && { batchSize: limit }),
          ...(projection && { projection }),
        })
        .sort(sort ?? {})
        .toArray(),
    );
  }

  async count(collection: string, filter: Filter): Promise<number> {
    return this.guarded(() => this.database.collection(collection).countDocuments(filter as Bson));
  }

  /** Answers false when there is a document of that id already. */
  async insert(collection: string, document: Stored): Promise<boolean> {
    return this.guarded(async () => {
      try {
        await this.database.collection<Stored>(collection).insertOne(document);
        return true;
      } catch (error) {
        if (isCode(error, DUPLICATE_KEY)) return false;
        throw error;
      }
    });
  }

  /** Changes one document; answers whether one met the filter. */
  async update(collection: string, filter: Filter, change: Bson): Promise<boolean> {
    const { matchedCount } = await this.guarded(() =>
      this.database.collection(collection).updateOne(filter as Bson, change),
    );
    return matchedCount === 1;
  }

  /** Changes many documents, each by itself, in no order. */
  async updateEach(
    collection: string,
    updates: readonly { id: string; change: Bson; upsert: boolean }[],
  ): Promise<void> {
    const operations = updates.map(({ id, change, upsert }) => ({
      updateOne: { filter: { _id: id }, update: change, upsert },
    }));
    await this.guarded(() =>
      this.database.collection<Stored>(collection).bulkWrite(operations, { ordered: false }),
    );
  }

  /** Answers how many there were. */
  async remove(collection: string, filter: Filter): Promise<number> {
    const { deletedCount } = await this.guarded(() =>
      this.database.collection(collection).deleteMany(filter as Bson),
    );
    return deletedCount;
  }

  async ensureIndex(collection: string, { name, key }: IndexOfCollection): Promise<void> {
    await this.guarded(() => this.database.collection(collection).createIndex({ ...key }, { name }));
  }

  async collections(): Promise<string[]> {
    const found = await this.guarded(() => this.database.listCollections({}, { nameOnly: true }).toArray());
    return found.map(({ name }) => name);
  }

  /** Also when it is not there. */
  async drop(collection: string): Promise<void> {
    await this.guarded(async () => {
      try {
        await this.database.collection(collection).drop();
      } catch (error) {
        if (!isCode(error, NAMESPACE_NOT_FOUND)) throw error;
      }
    });
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.client.close();
  }

  private async reading<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const signal = AbortSignal.timeout(READ_MS);
    try {
      return await this.guarded(() => work(signal));
    } catch (error) {
      if (error !== signal.reason) throw error;
      throw new StoreUnavailable(
        `The read store in ${this.name} does not answer as it should: no answer within ${READ_MS / 1000} s.`,
        { cause: error },
      );
    }
  }

  private async guarded<T>(work: () => Promise<T>): Promise<T> {
    if (this.closed) throw new StoreUnavailable('The read store is closed.');
    try {
      // Each time: after a first connection that failed, the driver does not try another by itself.
      await this.client.connect();
      return await work();
    } catch (error) {
      throw unavailable(this.name, error);
    }
  }
}

function isCode(error: unknown, code: number): boolean {
  return error instanceof MongoServerError && error.code === code;
}

function clientOf(url: string): MongoClient {
  const own = Object.entries(PATIENCE).filter(([name]) => !new RegExp(`[?&]${name}=`, 'i').test(url));
  try {
    return new MongoClient(url, {
      ...Object.fromEntries(own),
      writeConcern: { w: 'majority', wtimeoutMS: PATIENCE.socketTimeoutMS / 2 },
      readPreference: 'primary',
      appName: 'casetrail',
    });
  } catch (error) {
    const [credentials] = /[^/]+@/.exec(url) ?? ['@'];
    const reason = String((error as Error).message).replaceAll(credentials, '');
    throw new StoreUnavailable(`This is no address of a MongoDB: ${reason}.`);
  }
}
