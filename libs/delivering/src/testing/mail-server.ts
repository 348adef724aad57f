import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from 'smtp-server';

export interface Mail {
  readonly from: string;
  readonly to: readonly string[];
  readonly secure: boolean;
  readonly user?: string;
  readonly raw: string;
}

type Refusal = Error & { responseCode: number };
type Done = (refusal?: Error | null) => void;

/** A mail server that remembers what it took, and refuses or hangs as it is told. */
export class MailServer {
  readonly mails: Mail[] = [];
  connections = 0;
  /** Called with the whole message in hand; the server's answer waits for `done`. */
  taken: (done: Done) => void = (done) => done();
  private readonly server: SMTPServer;

  private constructor(options: SMTPServerOptions) {
    this.server = new SMTPServer({
      authOptional: true,
      disabledCommands: options.key ? [] : ['STARTTLS'],
      closeTimeout: 1,
      disableReverseLookup: true,
      onAuth: ({ username, password }, _session, done) =>
        password === 'right' ? done(null, { user: username }) : done(refusal(535, 'wrong password right')),
      ...options,
      onConnect: (session, done) => {
        this.connections += 1;
        (options.onConnect ?? ((_session, go) => go()))(session, done);
      },
      onData: (stream, session, done) => {
        void text(stream).then((raw) => this.taken((no) => (no ? done(no) : this.keep(raw, session, done))));
      },
    });
    this.server.on('error', () => {});
  }

  static async open(options: SMTPServerOptions = {}, host = '127.0.0.1'): Promise<MailServer> {
    const mailServer = new MailServer(options);
    await new Promise<void>((resolve) => mailServer.server.listen(0, host, resolve));
    return mailServer;
  }

  get port(): number {
    return (this.server.server.address() as AddressInfo).port;
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private keep(raw: string, session: SMTPServerSession, done: Done): void {
    const { envelope, secure } = session;
    const user = session.user as string | undefined;
    const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
    this.mails.push({ from, to: envelope.rcptTo.map(({ address }) => address), secure, user, raw });
    done();
  }
}

export function refusal(responseCode: number, message: string): Refusal {
  return Object.assign(new Error(message), { responseCode });
}
