import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { newWebhookSecret, signWebhook } from './signature.js';

const REFERENCE = readFileSync(join(import.meta.dirname, '../../../../docs/reference/webhooks.md'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'casetrail-webhooks-'));
const withPython = spawnSync('python3', ['--version']).status === 0 ? describe : describe.skip;

const RUN = {
  js: `import { readFileSync } from 'node:fs';
const calls = JSON.parse(readFileSync(0, 'utf8'));
console.log(JSON.stringify(calls.map(({ headers, body, secrets }) => isFromCasetrail(headers, Buffer.from(body), secrets))));`,
  python: `import json, sys
print(json.dumps([is_from_casetrail(c["headers"], c["body"].encode(), c["secrets"]) for c in json.load(sys.stdin)]))`,
};

const secret = newWebhookSecret();
const next = newWebhookSecret();
const now = new Date();
const body = '{"type":"case.resolved","text":"楼下的垃圾已经清走了。"}';
const signed = signWebhook(secret, 'msg_1', now, body);
const signedBefore = (minutes: number) =>
  signWebhook(secret, 'msg_1', new Date(now.getTime() - minutes * 60_000), body);

const CALLS = [
  { what: 'a call of ours', headers: signed, body, secrets: [secret], answer: true },
  {
    what: 'either secret while one replaces the other',
    headers: signed,
    body,
    secrets: [next, secret],
    answer: true,
  },
  {
    what: 'two signatures while one replaces the other',
    headers: signWebhook(`${next} ${secret}`, 'msg_1', now, body),
    body,
    secrets: [secret],
    answer: true,
  },
  { what: 'another body', headers: signed, body: `${body} `, secrets: [secret], answer: false },
  { what: 'another secret', headers: signed, body, secrets: [next], answer: false },
  {
    what: 'another id',
    headers: { ...signed, 'webhook-id': 'msg_2' },
    body,
    secrets: [secret],
    answer: false,
  },
  { what: 'an old call', headers: signedBefore(6), body, secrets: [secret], answer: false },
  { what: 'a call from the future', headers: signedBefore(-6), body, secrets: [secret], answer: false },
  { what: 'no headers', headers: {}, body, secrets: [secret], answer: false },
  {
    what: 'no signature',
    headers: { ...signed, 'webhook-signature': '' },
    body,
    secrets: [secret],
    answer: false,
  },
  {
    what: 'a word for a time',
    headers: { ...signed, 'webhook-timestamp': 'now' },
    body,
    secrets: [secret],
    answer: false,
  },
  {
    what: 'an odd signature',
    headers: { ...signed, 'webhook-signature': 'v1,é' },
    body,
    secrets: [secret],
    answer: false,
  },
];

afterAll(() => rmSync(folder, { recursive: true }));

function answersOf(language: keyof typeof RUN, command: string, name: string): unknown {
  const [, code] = new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 's').exec(REFERENCE)!;
  const file = join(folder, name);
  writeFileSync(file, `${code}\n${RUN[language]}\n`);
  const answers = JSON.parse(
    execFileSync(command, [file], { input: JSON.stringify(CALLS), encoding: 'utf8' }),
  ) as boolean[];
  return CALLS.map(({ what }, number) => ({ what, answer: answers[number] }));
}

const expected = CALLS.map(({ what, answer }) => ({ what, answer }));

describe('the code that the reference gives to departments', () => {
  it('tells our calls from others in Node', () =>
    expect(answersOf('js', process.execPath, 'verify.mjs')).toEqual(expected));
});

withPython('the code that the reference gives to departments', () => {
  it('tells our calls from others in Python', () =>
    expect(answersOf('python', 'python3', 'verify.py')).toEqual(expected));
});
