import { type IncomingMessage, type Server, type ServerResponse, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** What programs ask for goes to the API, everything else to the portal; as deploy/nginx.conf has it. */
const OF_API = /^\/(api|health|metrics|problems)(\/|\?|$)/;

/** One address before several processes: each request goes to the next one of its kind, and nobody is kept with one. */
export class EntryPoint {
  private next = 0;

  private constructor(
    private readonly server: Server,
    private readonly apis: readonly string[],
    private readonly portal: string,
  ) {}

  static async open(apis: readonly string[], portal: string): Promise<EntryPoint> {
    const server = createServer();
    const entry = new EntryPoint(server, apis, portal);
    server.on('request', (incoming, outgoing) => entry.pass(incoming, outgoing));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    return entry;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  private pass(incoming: IncomingMessage, outgoing: ServerResponse): void {
    const { method, url = '/', headers } = incoming;
    const target = OF_API.test(url) ? this.apis[this.next++ % this.apis.length]! : this.portal;
    const forwarded = { ...headers, 'x-forwarded-for': incoming.socket.remoteAddress };
    // The path goes as it came: a URL object would tidy it up.
    const { hostname, port } = new URL(target);
    const passed = request({ hostname, port, path: url, method, headers: forwarded }, (answer) => {
      outgoing.writeHead(answer.statusCode!, answer.rawHeaders);
      answer.pipe(outgoing);
      answer.on('error', () => outgoing.destroy());
    });
    passed.on('error', () => outgoing.destroy());
    outgoing.on('close', () => passed.destroy());
    // Whole, as nginx passes it: an answer that comes before the end of the body is then not lost.
    buffer(incoming).then(
      (body) => passed.end(body),
      () => passed.destroy(),
    );
  }
}
