import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { CommandAnswer } from '#cases';
import { COMPLAINT } from '../e2e/covered-rubbish.js';
import { HttpClient, type Service } from '../http-client.js';
import type { RunningService } from '../running-service.js';

/** One command under its Idempotency-Key; without an answer while nobody knows what became of it. */
export interface Sent {
  readonly path: string;
  readonly body: object;
  readonly key: string;
  answer?: CommandAnswer;
}

type Send = (command: Sent) => Promise<CommandAnswer>;

/** Clients at work until they are asked to stop. */
export interface Load {
  /** Resolves when each has finished its case; rejects with what one of them could not get over. */
  stop(): Promise<void>;
}

const PATIENCE_MS = 60_000;
const AGAIN_MS = 50;
/** Refusals that ask to send the same again. */
const PASSING = ['conflict', 'too-many-requests'];

/** Many clients who send commands at once, and remember what they sent and what they were told. Each command is one event. */
export class Clients {
  readonly sent: Sent[] = [];

  get acknowledged(): readonly Required<Sent>[] {
    return this.sent.filter((one): one is Required<Sent> => one.answer !== undefined);
  }

  /** Of those acknowledged, the one that is last in the log. */
  get lastAnswer(): CommandAnswer {
    return this.acknowledged
      .map(({ answer }) => answer)
      .reduce((last, one) => (one.position > last.position ? one : last));
  }

  get unanswered(): readonly Sent[] {
    return this.sent.filter(({ answer }) => answer === undefined);
  }

  /** Sends until the service is gone, or `ms` are over and it is killed. */
  async sendUntilKilled(service: RunningService, clients: number, ms: number): Promise<void> {
    const operator = await HttpClient.as(service, 'operator');
    let killed = false;
    const once: Send = (command) => send(operator, command);
    const client = async () => {
      while (!killed) await this.oneCase(once).catch((error: unknown) => requireCut(error, killed));
    };
    const all = Promise.all(Array.from({ length: clients }, client));
    try {
      await Promise.race([all, new Promise((done) => setTimeout(done, ms))]);
    } finally {
      killed = true;
      await service.kill();
    }
    await all;
  }

  /** Sends until asked to stop; what gets no answer or a passing refusal is sent again under its key. */
  async startSending(service: Service, clients: number): Promise<Load> {
    const operator = await HttpClient.as(service, 'operator');
    let stopped = false;
    const patiently: Send = (command) => sendUntilAnswered(operator, command);
    const client = async () => {
      while (!stopped) await this.oneCase(patiently);
    };
    const all = Promise.all(Array.from({ length: clients }, client));
    // Whoever stops hears of it.
    all.catch(() => (stopped = true));
    return { stop: async () => void ((stopped = true), await all) };
  }

  /** Receives, assigns and links calls: several commands to one case. */
  private async oneCase(send: Send): Promise<void> {
    const { caseNumber } = await this.first(send, '/api/complaints', COMPLAINT);
    const assignment = { departments: [{ id: 'sanitation', part: 'lead' }] };
    await this.first(send, `/api/cases/${caseNumber}/assign`, assignment);
    const link = () => this.first(send, `/api/cases/${caseNumber}/link-call`, { text: 'again' });
    const linked = await Promise.allSettled([link(), link(), link()]);
    for (const one of linked) if (one.status === 'rejected') throw one.reason;
  }

  private async first(send: Send, path: string, body: object): Promise<CommandAnswer> {
    const command: Sent = { path, body, key: randomUUID() };
    this.sent.push(command);
    command.answer = await send(command);
    return command.answer;
  }
}

/** Sends a command under its key, for the first time or again. */
export async function send(operator: HttpClient, { path, body, key }: Sent): Promise<CommandAnswer> {
  const answer = await operator.post<CommandAnswer>(path, body, { 'idempotency-key': key });
  if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${answer.text}`);
  return answer.body;
}

/** Sends a command under its key until it is done: no answer, a 5xx and a passing refusal all mean to send it again. */
async function sendUntilAnswered(operator: HttpClient, { path, body, key }: Sent): Promise<CommandAnswer> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const answer = await operator
      .post<CommandAnswer & { code?: string }>(path, body, { 'idempotency-key': key })
      .catch(unanswered);
    if (answer && answer.status < 300) return answer.body;
    const passing = !answer || answer.status >= 500 || PASSING.includes(answer.body.code ?? '');
    if (!passing || performance.now() > deadline)
      throw new Error(`${path}: ${answer ? `${answer.status} ${answer.text}` : 'no answer'}`);
    await pause(AGAIN_MS);
  }
}

function unanswered(error: unknown): undefined {
  if (!isCut(error)) throw error;
}

/** A connection cut by the kill is expected; anything else is a failure of the service. */
function requireCut(error: unknown, killed: boolean): void {
  if (!killed || !isCut(error)) throw error;
}

/** By its name: under Jest, `fetch` throws another realm's `TypeError`. */
const isCut = (error: unknown): boolean => (error as Error).name === 'TypeError';
