import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { MessageFile } from './message-file.js';

it('takes back what a failed write left behind, and nothing before it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'casetrail-messages-'));
  const file = await MessageFile.open(folder, 'sms.jsonl');
  await file.append([{ id: 'm1' }]);
  appendFileSync(join(folder, 'sms.jsonl'), '{"id":"m2"}\n{"id":"m');
  await file.takeBack();
  await file.append([{ id: 'm3' }]);
  expect(readFileSync(join(folder, 'sms.jsonl'), 'utf8')).toBe('{"id":"m1"}\n{"id":"m3"}\n');
  await file.close();
  rmSync(folder, { recursive: true });
});
