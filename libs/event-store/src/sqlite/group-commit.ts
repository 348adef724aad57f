/** The most requests one commit takes, so that a flood of them does not hold up the process. */
const MAX_GROUP = 500;

interface Waiting<Request, Result> {
  readonly request: Request;
  readonly resolve: (result: Result) => void;
  readonly reject: (reason: unknown) => void;
}

/** Gathers the requests of one turn of the event loop and commits them together, because a durable commit is what costs. */
export class GroupCommit<Request, Result> {
  #waiting: Waiting<Request, Result>[] = [];

  /** @param commit makes the requests durable or throws; one result for each, in order */
  constructor(private readonly commit: (requests: readonly Request[]) => readonly Result[]) {}

  /** Resolves when the request is durable. */
  add(request: Request): Promise<Result> {
    return new Promise((resolve, reject) => {
      if (this.#waiting.push({ request, resolve, reject }) === 1) setImmediate(() => this.#turn());
    });
  }

  /** Commits all that wait, now. */
  flush(): void {
    while (this.#waiting.length > 0) this.#commitGroup();
  }

  #turn(): void {
    this.#commitGroup();
    if (this.#waiting.length > 0) setImmediate(() => this.#turn());
  }

  #commitGroup(): void {
    const group = this.#waiting.slice(0, MAX_GROUP);
    this.#waiting = this.#waiting.slice(MAX_GROUP);
    if (group.length === 0) return;
    try {
      const results = this.commit(group.map(({ request }) => request));
      group.forEach(({ resolve }, i) => resolve(results[i] as Result));
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  }
}
