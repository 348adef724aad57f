import { randomUUID } from 'node:crypto';
import type { CommandAnswer } from '../../apps/api/src/cases/case-command.js';
import { COMPLAINT } from '../e2e/covered-rubbish.js';
import { HttpClient } from '../http-client.js';
import type { RunningService } from '../running-service.js';

/** One command under its Idempotency-Key; without an answer while nobody knows what became of it. */
export interface Sent {
  readonly path: string;
  readonly body: object;
  readonly key: string;
  answer?: CommandAnswer;
}

/** Many clients who send commands at once, and remember what they sent and what they were told. Each command is one event. */
export class Clients {
  readonly sent: Sent[] = [];

  get acknowledged(): readonly Required<Sent>[] {
    return this.sent.filter((one): one is Required<Sent> => one.answer !== undefined);
  }

  get unanswered(): readonly Sent[] {
    return this.sent.filter(({ answer }) => answer === undefined);
  }

  /** Sends until the service is gone, or `ms` are over and it is killed. */
  async sendUntilKilled(service: RunningService, clients: number, ms: number): Promise<void> {
    const operator = await HttpClient.as(service, 'operator');
    let killed = false;
    const client = async () => {
      while (!killed) await this.oneCase(operator).catch((error: unknown) => requireCut(error, killed));
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

  /** Receives, assigns and links calls: several commands to one case. */
  private async oneCase(operator: HttpClient): Promise<void> {
    const { caseNumber } = await this.first(operator, '/api/complaints', COMPLAINT);
    const assignment = { departments: [{ id: 'sanitation', part: 'lead' }] };
    await this.first(operator, `/api/cases/${caseNumber}/assign`, assignment);
    const link = () => this.first(operator, `/api/cases/${caseNumber}/link-call`, { text: 'again' });
    const linked = await Promise.allSettled([link(), link(), link()]);
    for (const one of linked) if (one.status === 'rejected') throw one.reason;
  }

  private async first(operator: HttpClient, path: string, body: object): Promise<CommandAnswer> {
    const command: Sent = { path, body, key: randomUUID() };
    this.sent.push(command);
    command.answer = await send(operator, command);
    return command.answer;
  }
}

/** Sends a command under its key, for the first time or again. */
export async function send(operator: HttpClient, { path, body, key }: Sent): Promise<CommandAnswer> {
  const answer = await operator.post<CommandAnswer>(path, body, { 'idempotency-key': key });
  if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${answer.text}`);
  return answer.body;
}

/** A connection cut by the kill is expected; anything else is a failure of the service. By its name: under Jest, `fetch` throws another realm's `TypeError`. */
function requireCut(error: unknown, killed: boolean): void {
  if (!killed || (error as Error).name !== 'TypeError') throw error;
}
