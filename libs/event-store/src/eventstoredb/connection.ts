import { EventStoreDBClient, NotLeaderError } from '@eventstore/db-client';
import type { Channel } from '@grpc/grpc-js';
import { StoreUnavailable } from '../errors.js';
import { ConnectionString } from './connection-string.js';
import { faultOf, isTransient, NoAnswer } from './faults.js';
import { Patience } from './patience.js';

/** A client in use; to be given back. */
export interface Lease {
  readonly client: EventStoreDBClient;
  /** @param error why the call failed, if it did */
  readonly release: (error?: unknown) => void;
}

/** What the client keeps to itself and this adapter must know. */
interface Internals {
  handleError: () => Promise<void>;
  getChannel: () => Promise<Channel>;
}

interface Connected {
  readonly client: EventStoreDBClient;
  channel: Promise<Channel> | undefined;
  leases: number;
  retired: boolean;
}

/**
 * Gives out the client, and a new one after a failure. The client's own way to reconnect closes the channel under calls
 * that are about to use it, and may then end in a rejection that nobody can catch; so it is switched off.
 */
export class Connection {
  readonly string: ConnectionString;
  readonly #closing = new AbortController();
  readonly #all = new Set<Connected>();
  #current: Connected | undefined;
  #leader: string | undefined;
  #made = 0;

  /** @throws {InvalidConnectionString} */
  constructor(
    text: string,
    private readonly patienceMs: number,
  ) {
    this.string = new ConnectionString(text);
  }

  get closing(): AbortSignal {
    return this.#closing.signal;
  }

  patience(): Patience {
    return new Patience(this.patienceMs, this.closing);
  }

  /** @throws {StoreUnavailable} the store is closed, or a file that the connection string names cannot be read */
  lease(): Lease {
    this.requireOpen();
    const connected = (this.#current ??= this.#connect());
    connected.leases++;
    return {
      client: connected.client,
      release: (error) => {
        connected.leases--;
        if (error !== undefined && isTransient(error)) this.#retire(connected, error);
        if (connected.retired && connected.leases === 0) void this.#end(connected);
      },
    };
  }

  /** One call with a deadline. Its failures are the client's own. */
  async call<T>(use: (client: EventStoreDBClient) => Promise<T>, deadlineMs: number): Promise<T> {
    const { client, release } = this.lease();
    let failure: unknown;
    try {
      return await within(deadlineMs, use(client));
    } catch (error) {
      failure = error;
      throw error;
    } finally {
      release(failure);
    }
  }

  /** Waits for the next attempt after this failure, or throws what it means to the caller. */
  async retry(error: unknown, patience: Patience): Promise<void> {
    if (isTransient(error) && (await patience.allowsAnother())) return;
    this.requireOpen();
    throw faultOf(error, this.string.servers);
  }

  /** Lets no call begin any more; `disconnect` then ends those under way. */
  close(): void {
    this.#closing.abort();
  }

  async disconnect(): Promise<void> {
    await Promise.all([...this.#all].map((connected) => this.#end(connected)));
  }

  requireOpen(): void {
    if (this.closing.aborted)
      throw new StoreUnavailable(`The connection to EventStoreDB at ${this.string.servers} is closed.`);
  }

  #connect(): Connected {
    const client = this.#client();
    const connected: Connected = { client, channel: undefined, leases: 0, retired: false };
    const internals = client as unknown as Internals;
    const { getChannel } = internals;
    internals.handleError = async () => undefined;
    internals.getChannel = () => (connected.channel = getChannel());
    this.#all.add(connected);
    return connected;
  }

  #client(): EventStoreDBClient {
    try {
      return EventStoreDBClient.connectionString(this.string.forConnection(this.#made++, this.#leader));
    } catch (error) {
      throw new StoreUnavailable(
        `EventStoreDB at ${this.string.servers} cannot be used: ${reasonOf(error)}; see to the connection string and the files it names.`,
      );
    }
  }

  #retire(connected: Connected, error: unknown): void {
    if (this.#current === connected) this.#current = undefined;
    connected.retired = true;
    const { namesOneServer } = this.string;
    const leader = error instanceof NotLeaderError && namesOneServer ? error.leader : undefined;
    this.#leader = leader && `${leader.address}:${leader.port}`;
  }

  /** Nobody may close a channel that a call is about to use. */
  async #end(connected: Connected): Promise<void> {
    this.#all.delete(connected);
    await connected.client.dispose();
    (await connected.channel?.catch(() => undefined))?.close();
  }
}

/** The client's own words for a connection string that it cannot read may hold part of the password. */
const reasonOf = (error: unknown): string =>
  error instanceof Error && 'connectionString' in error
    ? 'it is malformed'
    : String((error as Error).message);

async function within<T>(milliseconds: number, result: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new NoAnswer(milliseconds)), milliseconds);
  });
  try {
    return await Promise.race([result, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
