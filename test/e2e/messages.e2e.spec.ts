import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CommandAnswer } from '#cases';
import type { OutgoingMessage } from '#delivering';
import type { FullHistory } from '#projections';
import { HttpClient } from '../http-client.js';
import { type EmbeddedService, newDataFolder, startEmbeddedService } from '../running-service.js';
import { until } from '../until.js';
import { COMPLAINT, PERSONAL, coverTheHeap } from './covered-rubbish.js';

const SENDING = {
  CASETRAIL_SMS: 'file:',
  CASETRAIL_EMAIL: 'file:',
  CASETRAIL_HOTLINE: '010-12345',
  CASETRAIL_PUBLIC_URL: 'https://hotline.example/',
};

let service: EmbeddedService;
let operator: HttpClient;

beforeAll(async () => {
  service = await startEmbeddedService(newDataFolder(), SENDING);
  operator = await HttpClient.as(service, 'operator');
}, 60_000);
afterAll(() => service.kill());

async function sent(channel: 'sms' | 'email'): Promise<readonly OutgoingMessage[]> {
  const text = await readFile(join(service.folder, `outgoing/${channel}.jsonl`), 'utf8').catch(() => '');
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as OutgoingMessage);
}

async function received(more: object): Promise<string> {
  const answer = await operator.post<CommandAnswer>('/api/complaints', { ...COMPLAINT, ...more });
  expect(answer.status).toBe(201);
  return answer.body.caseNumber;
}

const about = async (caseNumber: string, channel: 'sms' | 'email' = 'sms') =>
  (await sent(channel)).filter(({ text }) => text.includes(caseNumber));

/** Days and times are those of the day of the test. */
const read = (messages: readonly OutgoingMessage[], caseNumber: string) =>
  messages
    .map(({ text }) => text.replaceAll(caseNumber, 'N'))
    .map((text) => text.replace(/\d+月\d+日(\d\d:\d\d)?|\d+ [A-Z][a-z]+(, \d\d:\d\d)?/g, '<time>'))
    .join('\n');

describe('citizens are told', () => {
  it('of the heap that is only covered, by text message, and it is on record', async () => {
    const { caseNumber } = await coverTheHeap(service);
    await until('three messages', async () => (await about(caseNumber)).length === 3);
    expect(read(await about(caseNumber), caseNumber)).toMatchInlineSnapshot(`
     "【010-12345热线】已收到您的诉求，编号N，承诺<time>前联系您，<time>前解决。办理经过见https://hotline.example/cases/N 。不想收到通知请拨010-12345告知。
     【010-12345热线】N已派给环境卫生服务中心办理，交通管理局协助，<time>前解决。
     【010-12345热线】N只是临时处理，还没有解决。已做：heap covered。未能解决的原因：the truck cannot get in today。下一步：clear the heap。环境卫生服务中心负责，最迟<time>复查。"
    `);
    expect((await about(caseNumber)).map(({ to }) => to)).toEqual(Array(3).fill(PERSONAL.phone));
    const history = async () => {
      const { body } = await operator.get<FullHistory>(`/api/cases/${caseNumber}/history`);
      return body.entries.filter(({ type }) => type === 'MessageSent').map(({ text }) => text.en);
    };
    await until('they are on record', async () => (await history()).length === 3);
    expect(await history()).toEqual([
      'A text message to the citizen (that the complaint was received) was sent.',
      'A text message to the citizen (who handles the case) was sent.',
      'A text message to the citizen (that it is mitigated, not resolved) was sent.',
    ]);
  });

  it('in the language they chose, by the channel they chose, until they stop it', async () => {
    const email = 'quiet@mail.example';
    const caseNumber = await received({ complainant: { email }, language: 'zh-CN' });
    await until('the receipt', async () => (await about(caseNumber, 'email')).length === 1);
    expect(read(await about(caseNumber, 'email'), caseNumber)).toMatchInlineSnapshot(
      `"【010-12345热线】已收到您的诉求，编号N，承诺<time>前联系您，<time>前解决。办理经过见https://hotline.example/cases/N 。不想收到通知请拨010-12345告知。"`,
    );
    const stopped = await operator.post(`/api/cases/${caseNumber}/prefer`, {
      channel: 'none',
      language: 'en',
    });
    expect(stopped.status).toBe(200);
    await operator.post(`/api/cases/${caseNumber}/assign`, {
      departments: [{ id: 'sanitation', part: 'lead' }],
    });
    const after = await received({});
    await until('a later message', async () => (await about(after)).length === 1);
    expect(await about(caseNumber, 'email')).toHaveLength(1);
  });

  it('nothing personal in what the service prints', () => {
    for (const word of Object.values(PERSONAL)) expect(service.printed()).not.toContain(word);
  });

  it('once, also when the service is killed and started again', async () => {
    const caseNumber = await received({});
    await service.kill();
    service = await startEmbeddedService(service.folder, SENDING);
    operator = await HttpClient.as(service, 'operator');
    await until('its receipt', async () => (await about(caseNumber)).length === 1);
    const ids = (await sent('sms')).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
