import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';

/** A file that a browser fetches; `version` changes with its content. */
export interface Asset {
  readonly body: Buffer;
  readonly type: string;
  readonly version: string;
}

export const ASSETS = Symbol('assets');

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

/** Only what was in the folders at start is ever served, so no name from a request reaches the file system. */
export class Assets {
  private readonly files = new Map<string, Asset>();

  /** Takes in what the folder holds now. */
  serve(folder: URL): this {
    for (const [name, asset] of filesIn(folder)) this.files.set(name, asset);
    return this;
  }

  get(name: string): Asset | undefined {
    return this.files.get(name);
  }

  /** The address of a file, to be cached for ever; `undefined` when it was not built (a page does without it). */
  address(name: string): string | undefined {
    const asset = this.files.get(name);
    return asset && `/assets/${name}?v=${asset.version}`;
  }
}

/** The portal's own: style and icon beside the source, the live script where the compiler put it. */
export const portalAssets = (): Assets =>
  new Assets().serve(new URL('./assets/', import.meta.url)).serve(new URL('./client/', import.meta.url));

function filesIn(folder: URL): [string, Asset][] {
  return readdirSync(folder).flatMap((name) => {
    const type = TYPES[name.split('.').pop()!];
    if (!type) return [];
    const body = readFileSync(new URL(name, folder));
    const version = createHash('sha256').update(body).digest('hex').slice(0, 12);
    return [[name, { body, type, version }] satisfies [string, Asset]];
  });
}
