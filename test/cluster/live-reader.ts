import { until } from '../until.js';

export interface Follow {
  /** The revision seen last; none is sent where there is none. */
  readonly after?: number;
  /** The reader's address as a proxy would tell it. */
  readonly from?: string;
}

/** One who follows a case through one process. */
export class LiveReader {
  /** The revisions of the entries told, in the order in which they came. */
  readonly revisions: number[] = [];
  ended = false;
  private rest = '';

  private constructor(private readonly leaving: AbortController) {}

  /** Resolves when the feed is open. */
  static async open(url: string, caseNumber: string, { after, from }: Follow = {}): Promise<LiveReader> {
    const leaving = new AbortController();
    const reader = new LiveReader(leaving);
    const headers = {
      ...(after !== undefined && { 'last-event-id': String(after) }),
      ...(from && { 'x-forwarded-for': from }),
    };
    const answer = await fetch(`${url}/api/cases/${caseNumber}/live`, { headers, signal: leaving.signal });
    if (answer.status !== 200) throw new Error(`No live feed: ${answer.status} ${await answer.text()}`);
    void reader.listen(answer).catch(() => (reader.ended = true));
    return reader;
  }

  has(revision: number): Promise<void> {
    return until(`entry ${revision} is told, after ${this.revisions.join(' ')}`, () =>
      this.revisions.includes(revision),
    );
  }

  leave(): void {
    this.leaving.abort();
  }

  private async listen(answer: Response): Promise<void> {
    const text = answer.body!.pipeThrough(new TextDecoderStream());
    for await (const part of text) this.take(part);
    this.ended = true;
  }

  /** A line may come in pieces. */
  private take(part: string): void {
    const lines = (this.rest + part).split('\n');
    this.rest = lines.pop()!;
    for (const line of lines) if (line.startsWith('id: ')) this.revisions.push(Number(line.slice(4)));
  }
}
