import {
  appendFileSync,
  chmodSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { MessageSender, OutgoingMessage } from '../message-sender.js';
import { openFileSender } from './file-sender.js';

let folder: string;
let sender: MessageSender;

const message = (id: string, text = '您好'): OutgoingMessage => ({
  id,
  to: '13800000000',
  language: 'zh-CN',
  text,
});
const file = () => join(folder, 'sms.jsonl');
const lines = () => readFileSync(file(), 'utf8').split('\n').slice(0, -1);
const ids = () => lines().map((line) => (JSON.parse(line) as OutgoingMessage).id);
const reopen = async () => {
  await sender.close();
  sender = openFileSender(folder, 'sms');
};

beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'casetrail-messages-')), 'outbox');
  sender = openFileSender(folder, 'sms');
});
afterEach(async () => {
  await sender.close();
  rmSync(join(folder, '..'), { recursive: true });
});

describe('the file of messages', () => {
  it('holds one JSON line a message, whatever its text', async () => {
    const odd = message('m1', 'first\nsecond\r\n"quoted"\u2028\u0000 \ud83d\ude9a');
    expect(await sender.send(odd)).toEqual({ result: 'sent' });
    expect(await sender.send(message('m2'))).toEqual({ result: 'sent' });
    expect(lines().map((line) => JSON.parse(line) as unknown)).toEqual([odd, message('m2')]);
  });

  it('is for its owner alone, also when it was not before', async () => {
    await sender.send(message('m1'));
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    chmodSync(file(), 0o644);
    await reopen();
    await sender.send(message('m2'));
    expect(statSync(file()).mode & 0o777).toBe(0o600);
  });

  it('keeps texts and e-mails apart', async () => {
    const email = openFileSender(folder, 'email');
    await email.send({ ...message('m1'), to: 'wang@example.org', subject: '进展' });
    await email.close();
    expect(readFileSync(join(folder, 'email.jsonl'), 'utf8')).toContain('"subject":"进展"');
  });

  it('holds a message once, however often it is sent', async () => {
    await sender.send(message('m1'));
    expect(await sender.send(message('m1'))).toEqual({ result: 'sent' });
    await reopen();
    expect(await sender.send(message('m1'))).toEqual({ result: 'sent' });
    expect(ids()).toEqual(['m1']);
  });

  it('holds each of many sent at once, in order, the same one once', async () => {
    const wanted = Array.from({ length: 200 }, (_, number) => `m${number}`);
    await Promise.all([...wanted, 'm7', 'm199'].map((id) => sender.send(message(id))));
    expect(ids()).toEqual(wanted);
  });

  it('drops a last line that a crash left unfinished, and writes that message anew', async () => {
    await sender.send(message('m1'));
    await sender.close();
    appendFileSync(file(), JSON.stringify(message('m2', '王')).slice(0, -4));
    sender = openFileSender(folder, 'sms');
    await sender.send(message('m2'));
    expect(ids()).toEqual(['m1', 'm2']);
  });

  it('goes on after a line somebody spoilt', async () => {
    await sender.send(message('m1'));
    await sender.close();
    appendFileSync(file(), 'not ours\nnull\n');
    sender = openFileSender(folder, 'sms');
    for (const id of ['m1', 'm2']) expect(await sender.send(message(id))).toEqual({ result: 'sent' });
    expect(lines()).toHaveLength(4);
  });

  it('finds an id far back in a long file', async () => {
    await Promise.all(Array.from({ length: 3000 }, (_, number) => sender.send(message(`m${number}`))));
    await reopen();
    for (const id of ['m0', 'm1500', 'm2999']) await sender.send(message(id));
    expect(lines()).toHaveLength(3000);
  });

  it('writes nothing for a message that is no longer wanted', async () => {
    expect(await sender.send(message('m1'), AbortSignal.abort())).toEqual({
      result: 'failed',
      reason: 'Stopped before it was sent.',
      permanent: false,
    });
    await sender.send(message('m2'));
    expect(ids()).toEqual(['m2']);
  });

  it('says what to see to when it cannot be written, and writes once it can', async () => {
    writeFileSync(folder, 'a file where the folder should be');
    expect(await sender.send(message('m1'))).toEqual({
      result: 'failed',
      reason: 'The file of messages cannot be written (EEXIST): see to its folder, disk and permissions.',
      permanent: false,
    });
    rmSync(folder);
    expect(await sender.send(message('m1'))).toEqual({ result: 'sent' });
  });
});
