import { type RunningService, tokenFor } from './running-service.js';
import type { StaffRole } from '#access';

export interface Answer<Body = Record<string, unknown>> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
  readonly text: string;
}

/** Where Casetrail is asked, and the data folder with the key that signs its tokens. */
export type Service = Pick<RunningService, 'url' | 'folder'>;

/** Speaks HTTP to a running service as one person, or as the public without a token. */
export class HttpClient {
  constructor(
    private readonly url: string,
    private readonly token?: string,
  ) {}

  static async as(service: Service, role: StaffRole, department?: string): Promise<HttpClient> {
    return new HttpClient(service.url, await tokenFor(service.folder, role, department));
  }

  get<Body>(path: string, headers: Record<string, string> = {}): Promise<Answer<Body>> {
    return this.send('GET', path, undefined, headers);
  }

  post<Body>(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer<Body>> {
    return this.send('POST', path, JSON.stringify(body), { 'content-type': 'application/json', ...headers });
  }

  async send<Body>(
    method: string,
    path: string,
    body: string | undefined,
    headers: Record<string, string>,
  ): Promise<Answer<Body>> {
    const all = new Headers(headers);
    if (this.token) all.set('authorization', `Bearer ${this.token}`);
    const response = await fetch(this.url + path, { method, body, headers: all });
    const text = await response.text();
    const json = /\b(problem\+)?json\b/.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      headers: response.headers,
      body: (json && text ? JSON.parse(text) : {}) as Body,
      text,
    };
  }
}
