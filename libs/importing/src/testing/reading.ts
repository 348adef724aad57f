import { join } from 'node:path';
import type { ImportedCase, SourceItem, SourceSettings } from '../imported-case.js';
import type { Opener } from '../table.js';

export const SETTINGS: SourceSettings = {
  source: 'spec',
  districtCode: 'SP',
  policy: { id: 'simple', version: 1 },
};

export const fixture = (name: string): string => join('test', 'fixtures', 'import', name);

/** A file of this text, in chunks of `size` bytes. */
export const fileOf = (text: string | Buffer, size = 65_536): Opener =>
  async function* () {
    const bytes = Buffer.from(text as string);
    for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
  };

export interface Read {
  readonly items: readonly SourceItem[];
  readonly cases: readonly ImportedCase[];
  readonly rejections: readonly string[];
  /** What ended the reading early. */
  readonly error?: unknown;
}

/** Reads to the end, or to where it breaks. */
export async function readAll(source: AsyncIterable<SourceItem>): Promise<Read> {
  const items: SourceItem[] = [];
  let error: unknown;
  try {
    for await (const item of source) items.push(item);
  } catch (thrown) {
    error = thrown;
  }
  return {
    items,
    cases: items.flatMap((item) => (item.kind === 'case' ? [item.case] : [])),
    rejections: items.flatMap((item) => (item.kind === 'rejected' ? [`${item.row}: ${item.reason}`] : [])),
    error,
  };
}

/** One line an event: time, type and its words. */
export const story = (imported: ImportedCase): string[] =>
  imported.events.map(({ occurredAt, event }) => {
    const words = Object.values(event.publishable ?? {})[0];
    return [occurredAt.slice(0, 16), event.type, words].filter((part) => part !== undefined).join(' | ');
  });
