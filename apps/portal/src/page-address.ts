export interface PageAddress {
  readonly path: string;
  readonly searchParams: URLSearchParams;
}

/** A requested address as a link of ours may repeat it: one slash first, since two would lead to another host. */
export function readAddress(url: string): PageAddress {
  const [path = '', ...query] = url.split('?');
  const below = path.replace(/^https?:\/\/[^/]*/i, '').replace(/^[/\\]+/, '');
  return { path: `/${below}`, searchParams: new URLSearchParams(query.join('?')) };
}
