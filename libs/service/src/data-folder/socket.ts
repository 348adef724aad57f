import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { type Server, type Socket, createConnection, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** One line asked over the socket of a data folder: an operation and its arguments. */
export interface SocketRequest {
  readonly operation: string;
  readonly args: readonly string[];
}

/** Lines answered: what to print, and at last the exit code. */
export type SocketReply = { readonly out: string } | { readonly err: string } | { readonly exit: number };

/** Where an operation writes: results to `out`, everything else to `err`. */
export interface Output {
  out(line: string): void;
  err(line: string): void;
}

export type Serve = (request: SocketRequest, output: Output) => Promise<number>;

/** Longest path a Unix socket takes on every system we run on. */
const LONGEST_PATH = 100;

/** `socket` in the data folder; where that path is too long for a socket, a name of its own among temporary files. */
export function socketPath(folder: string): string {
  const path = join(folder, 'socket');
  if (Buffer.byteLength(path) <= LONGEST_PATH) return path;
  return join(tmpdir(), `casetrail-${createHash('sha256').update(path).digest('hex').slice(0, 16)}`);
}

/** Listens for operations from `casetrail` on the same machine. The caller holds the folder's lock. */
export async function listenOnSocket(folder: string, serve: Serve): Promise<Server> {
  const path = socketPath(folder);
  rmSync(path, { force: true });
  const server = createServer((socket) => void answer(socket, serve));
  const before = process.umask(0o077);
  try {
    await new Promise<void>((done, fail) => server.once('error', fail).listen(path, done));
  } finally {
    process.umask(before);
  }
  return server;
}

/** Has the process that holds the folder carry out an operation; its output is passed on line by line. */
export async function askOverSocket(folder: string, request: SocketRequest, output: Output): Promise<number> {
  const socket = createConnection(socketPath(folder));
  await new Promise<void>((done, fail) => socket.once('connect', done).once('error', fail));
  socket.write(`${JSON.stringify(request)}\n`);
  for await (const line of createInterface({ input: socket })) {
    const reply = JSON.parse(line) as SocketReply;
    if ('exit' in reply) return reply.exit;
    if ('out' in reply) output.out(reply.out);
    else output.err(reply.err);
  }
  output.err('The service ended before it answered: see its log, then send the command again.');
  return 1;
}

async function answer(socket: Socket, serve: Serve): Promise<void> {
  socket.on('error', () => socket.destroy());
  const send = (reply: SocketReply) => socket.writable && socket.write(`${JSON.stringify(reply)}\n`);
  const output: Output = { out: (out) => send({ out }), err: (err) => send({ err }) };
  for await (const line of createInterface({ input: socket })) {
    send({ exit: await carryOut(line, serve, output).catch((error: Error) => failed(error, output)) });
    socket.end();
    return;
  }
}

/** Anything may be written to a socket: what is not a request is answered like one that failed. */
async function carryOut(line: string, serve: Serve, output: Output): Promise<number> {
  const { operation, args } = JSON.parse(line) as SocketRequest;
  return serve({ operation, args }, output);
}

function failed(error: Error, output: Output): number {
  output.err(error.message);
  return 1;
}
