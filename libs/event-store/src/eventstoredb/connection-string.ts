import { InvalidConnectionString } from '../errors.js';

/** What the client understands, in lower case. It prints the whole string, password included, when it meets another. */
const KNOWN = [
  'tls',
  'tlscafile',
  'usercertfile',
  'userkeyfile',
  'connectionname',
  'nodepreference',
  'defaultdeadline',
  'discoveryinterval',
  'gossiptimeout',
  'maxdiscoverattempts',
  'keepaliveinterval',
  'keepalivetimeout',
];
const FORM = /^(esdb(?:\+discover)?:\/\/)(?:([^@/?]*)@)?([^@/?]+)\/?(?:\?(.*))?$/;
const DEFAULT_KEEP_ALIVE_MS = 10_000;

/** A connection string that the client reads without surprises. */
export class ConnectionString {
  /** The servers it names, without user and password: fit to be shown. */
  readonly servers: string;
  /** Whether every call must be answered by the cluster's leader. */
  readonly wantsLeader: boolean;
  /** Whether it names one server rather than a cluster to be discovered. */
  readonly namesOneServer: boolean;
  readonly #scheme: string;
  readonly #credentials: string;
  readonly #parameters: ReadonlyMap<string, string>;

  /** @throws {InvalidConnectionString} */
  constructor(text: string) {
    const [, scheme, credentials, servers, query] = FORM.exec(text.trim()) ?? [];
    if (!scheme || !servers)
      throw new InvalidConnectionString(
        'it must read esdb://user:password@host:port?tls=true, with special characters of the password as %XX',
      );
    this.#scheme = scheme;
    this.#credentials = credentialsOf(credentials);
    this.#parameters = parametersOf(query ?? '');
    this.servers = servers;
    this.wantsLeader = ['', 'leader'].includes(this.#given('nodepreference').toLowerCase());
    this.namesOneServer = scheme === 'esdb://' && !servers.includes(',');
  }

  /**
   * For the n-th connection, to `server` if given. A slightly different keep-alive keeps gRPC from handing out the
   * connection that has just failed, with its back-off of up to two minutes.
   */
  forConnection(n: number, server: string | undefined): string {
    const keepAlive = Number(this.#given('keepaliveinterval') || DEFAULT_KEEP_ALIVE_MS);
    const parameters = new Map([
      ['maxDiscoverAttempts', '1'], // trying again is the adapter's
      ['gossipTimeout', '2'],
      ...this.#parameters,
      ['throwOnAppendFailure', 'true'],
      ['keepAliveInterval', String(keepAlive < 0 ? keepAlive : keepAlive + (n % 1000))],
    ]);
    const query = [...parameters].map(([key, value]) => `${key}=${value}`).join('&');
    return `${this.#scheme}${this.#credentials}${server ?? this.servers}?${query}`;
  }

  #given(lowerCaseKey: string): string {
    for (const [key, value] of this.#parameters) if (key.toLowerCase() === lowerCaseKey) return value;
    return '';
  }
}

/** The client would cut a password at its first colon. */
function credentialsOf(given: string | undefined): string {
  if (given === undefined) return '';
  const colon = given.indexOf(':');
  if (colon < 1 || colon === given.length - 1)
    throw new InvalidConnectionString('before the @ it must name a user and a password, as user:password');
  return `${given.slice(0, colon)}:${given.slice(colon + 1).replaceAll(':', '%3A')}@`;
}

function parametersOf(query: string): ReadonlyMap<string, string> {
  const parameters = new Map<string, string>();
  for (const pair of query.split('&').filter(Boolean)) {
    const [key = '', value = ''] = pair.split(/=(.*)/s);
    if (!KNOWN.includes(key.toLowerCase()))
      throw new InvalidConnectionString(`${key} is none of its settings; those are ${KNOWN.join(', ')}`);
    if (value === '') throw new InvalidConnectionString(`${key} has no value`);
    parameters.set(key, value);
  }
  return parameters;
}
