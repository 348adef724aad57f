import type { EmbeddedEventStore } from '../../log/paged-log.js';

/** PEM texts. */
export interface GatewayTls {
  readonly certificate: Buffer;
  readonly key: Buffer;
  /** Who signs the certificates of clients; each client must then show one. */
  readonly clientCa?: Buffer | undefined;
}

export interface GatewayOptions {
  /** Stays open when the gateway stops; may be open for reading only. */
  readonly events: EmbeddedEventStore;
  /** Loopback by default. */
  readonly host?: string | undefined;
  /** 0 takes any free port; EventStoreDB's own by default. */
  readonly port?: number | undefined;
  /** Clients give it as the password of any user. At least 20 characters. */
  readonly token?: string | undefined;
  readonly tls?: GatewayTls | undefined;
  /** Plain text on other addresses than loopback: for a gateway behind something that encrypts. */
  readonly plainText?: boolean | undefined;
}

export interface Gateway {
  /** A connection string without credentials. */
  readonly url: string;
  readonly port: number;
  /** Ends all calls. */
  stop(): Promise<void>;
}

/** The gateway would be open to those who may not read the log, or cannot be started as asked. */
export class GatewayRefused extends Error {
  override readonly name = 'GatewayRefused';
  readonly code = 'gateway-refused';
}

const DEFAULT_PORT = 2113;
const MIN_TOKEN_CHARACTERS = 20;
const LOOPBACK = /^(localhost|127(\.\d+){3}|::1)$/;

/**
 * Lets clients of EventStoreDB read and follow the embedded log, and nothing else.
 *
 * @throws {GatewayRefused} neither token nor client certificates, or plain text where others could listen
 * @throws {StoreUnavailable} the address is taken
 */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const { host = '127.0.0.1', port = DEFAULT_PORT, tls } = options;
  requireSafe(options, host);
  // gRPC is loaded by whoever needs it: no other command should wait for it.
  const { serveReadOnly } = await import('./serve-read-only.js');
  const serving = await serveReadOnly({ ...options, host, port });
  return { ...serving, url: `esdb://${host}:${serving.port}?tls=${tls !== undefined}` };
}

function requireSafe({ token, tls, plainText = false }: GatewayOptions, host: string): void {
  if (token === undefined && !tls?.clientCa)
    throw new GatewayRefused(
      'Say who may read the log: give a token, or the authority that signs client certificates.',
    );
  if (token !== undefined && token.length < MIN_TOKEN_CHARACTERS)
    throw new GatewayRefused(
      `The token has ${token.length} characters and needs ${MIN_TOKEN_CHARACTERS}: it is all that guards the log.`,
    );
  if (!tls && !plainText && !LOOPBACK.test(host))
    throw new GatewayRefused(
      `On ${host} without TLS whoever is on the way reads the token and the log: give a certificate and its key, or ask for plain text if something in front encrypts.`,
    );
}
