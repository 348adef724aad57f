import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const root = join(import.meta.dirname, '..');

describe('the read port', () => {
  it('is the only way from queries to documents', () => {
    const files = globSync('**/*.ts', { cwd: root }).filter(
      (file) => !/^read-port\/|^testing\/|\.spec\.ts$/.test(file),
    );
    expect(files.length).toBeGreaterThan(30);
    const past = files.filter((file) =>
      /\bGeneration\b|\bDocumentReader\b|\.live\(/.test(readFileSync(join(root, file), 'utf8')),
    );
    expect(past).toEqual([]);
  });
});
