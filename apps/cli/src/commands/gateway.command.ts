import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type GatewayOptions, openSqliteEventStore, startGateway } from '#event-store';
import { isSqlite, readConfiguration, sqliteFile } from '#service';
import type { CliCommand } from '../command.js';
import { requireLog } from '../data-folder.js';

export const gatewayCommand: CliCommand = {
  usage:
    '[--host 127.0.0.1] [--port 2113] [--token-file FILE] [--tls-cert FILE --tls-key FILE [--client-ca FILE]] [--plain-text]',
  summary: "Lets an auditor's EventStoreDB client read and follow the log, until it is interrupted.",
  run: async (args, output) => {
    const { values } = parseArgs({
      args,
      options: {
        host: { type: 'string', default: '127.0.0.1' },
        port: { type: 'string', default: '2113' },
        'token-file': { type: 'string' },
        'tls-cert': { type: 'string' },
        'tls-key': { type: 'string' },
        'client-ca': { type: 'string' },
        'plain-text': { type: 'boolean', default: false },
      },
    });
    const problem = problemOf(values);
    if (problem) {
      output.err(problem);
      return 2;
    }
    if (!isSqlite(readConfiguration(process.env).CASETRAIL_EVENTS)) {
      output.err('The log lies in an EventStoreDB already: have the auditor connect to that.');
      return 1;
    }
    const file = sqliteFile(requireLog().CASETRAIL_EVENTS);
    const events = openSqliteEventStore(file, { readOnly: true });
    try {
      const gateway = await startGateway({ ...accessOf(values), events });
      output.err(`Read-only gateway to ${file}. Stop it with Ctrl-C.`);
      if (values['tls-cert'] === undefined)
        output.err(
          'Clients send the token over TLS only: put something that encrypts in front, or give --tls-cert.',
        );
      output.out(connectionString(gateway.url, values));
      await interrupted();
      await gateway.stop();
      return 0;
    } finally {
      await events.close();
    }
  },
};

interface Asked {
  readonly host: string;
  readonly port: string;
  readonly 'token-file'?: string | undefined;
  readonly 'tls-cert'?: string | undefined;
  readonly 'tls-key'?: string | undefined;
  readonly 'client-ca'?: string | undefined;
  readonly 'plain-text': boolean;
}

function problemOf(asked: Asked): string | undefined {
  if (!/^\d+$/.test(asked.port) || Number(asked.port) > 65535) return '--port is a number from 0 to 65535.';
  if ((asked['tls-cert'] === undefined) !== (asked['tls-key'] === undefined))
    return '--tls-cert and --tls-key need each other.';
  if (asked['client-ca'] !== undefined && asked['tls-cert'] === undefined)
    return '--client-ca needs --tls-cert and --tls-key: clients show their certificates over TLS.';
  return undefined;
}

function accessOf(asked: Asked): Omit<GatewayOptions, 'events'> {
  const {
    host,
    port,
    'token-file': token,
    'tls-cert': certificate,
    'tls-key': key,
    'client-ca': clientCa,
  } = asked;
  const tls = certificate !== undefined && key !== undefined;
  return {
    host,
    port: Number(port),
    token: token === undefined ? undefined : readFileSync(token, 'utf8').trim(),
    tls: tls
      ? {
          certificate: readFileSync(certificate),
          key: readFileSync(key),
          clientCa: clientCa === undefined ? undefined : readFileSync(clientCa),
        }
      : undefined,
    plainText: asked['plain-text'],
  };
}

/** What the auditor fills in is named, never shown: the output may end up in a log. */
function connectionString(url: string, asked: Asked): string {
  const withToken = asked['token-file'] === undefined ? url : url.replace('://', '://auditor:TOKEN@');
  return asked['client-ca'] === undefined
    ? withToken
    : `${withToken}&userCertFile=CLIENT.crt&userKeyFile=CLIENT.key`;
}

function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}
