import { randomUUID } from 'node:crypto';
import type { CommandAnswer } from '../../apps/api/src/cases/case-command.js';
import { COMPLAINT } from '../e2e/covered-rubbish.js';
import { HttpClient } from '../http-client.js';
import type { RunningService } from '../running-service.js';

/** One command as a client sent it; without an answer it was under way when the service died. */
export interface Sent {
  readonly path: string;
  readonly body: object;
  readonly key: string;
  answer?: CommandAnswer;
}

/** Many operators at once, who remember what they sent and what was acknowledged. */
export class City {
  readonly sent: Sent[] = [];

  constructor(private readonly clients: number) {}

  get acknowledged(): Sent[] {
    return this.sent.filter(({ answer }) => answer !== undefined);
  }

  /** Sends commands from all clients until the service is killed after so many milliseconds. */
  async workUntilKilled(service: RunningService, ms: number): Promise<void> {
    const operator = await HttpClient.as(service, 'operator');
    let alive = true;
    const client = async () => {
      while (alive) await this.oneCase(operator).catch((error: Error) => cutByTheKill(error, () => alive));
    };
    const clients = Promise.all(Array.from({ length: this.clients }, client));
    await Promise.race([clients, new Promise((done) => setTimeout(done, ms))]);
    alive = false;
    await service.kill();
    await clients;
  }

  /** Sends it, again if it was sent before: the key is what makes it the same command. */
  async send(operator: HttpClient, command: Sent): Promise<CommandAnswer> {
    const { path, body, key } = command;
    const {
      status,
      body: answer,
      text,
    } = await operator.post<CommandAnswer>(path, body, { 'idempotency-key': key });
    if (status >= 300) throw new Error(`${status} ${text}`);
    return answer;
  }

  /** Receives, assigns, and links three calls at once. */
  private async oneCase(operator: HttpClient): Promise<void> {
    const { caseNumber } = await this.sendNew(operator, '/api/complaints', COMPLAINT);
    const path = `/api/cases/${caseNumber}`;
    await this.sendNew(operator, `${path}/assign`, { departments: [{ id: 'sanitation', part: 'lead' }] });
    const calls = [1, 2, 3].map((call) =>
      this.sendNew(operator, `${path}/link-call`, { text: `call ${call}` }),
    );
    const failed = (await Promise.allSettled(calls)).find((each) => each.status === 'rejected');
    if (failed) throw failed.reason;
  }

  private async sendNew(operator: HttpClient, path: string, body: object): Promise<CommandAnswer> {
    const command: Sent = { path, body, key: randomUUID() };
    this.sent.push(command);
    return (command.answer = await this.send(operator, command));
  }
}

/** A connection cut by the kill is expected; anything else is a failure of the service. */
function cutByTheKill(error: Error, alive: () => boolean): void {
  if (error.message !== 'fetch failed' || alive()) throw error;
}
