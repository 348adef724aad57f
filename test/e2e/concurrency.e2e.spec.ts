import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CommandAnswer } from '#cases';
import { HttpClient } from '../http-client.js';
import { type RunningService, startRunningService } from '../running-service.js';
import { COMPLAINT } from './covered-rubbish.js';

const ASSIGN = { departments: [{ id: 'sanitation', part: 'lead' }] };

describe('many at once', () => {
  let service: RunningService;
  let operator: HttpClient;

  beforeAll(async () => {
    service = await startRunningService();
    operator = await HttpClient.as(service, 'operator');
  }, 60_000);
  afterAll(() => service.kill());

  const receive = async () =>
    (await operator.post<CommandAnswer>('/api/complaints', COMPLAINT)).body.caseNumber;

  it('lets one of twenty assigns with the same If-Match win and tells nineteen the actual revision', async () => {
    const path = `/api/cases/${await receive()}/assign`;
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        operator.post<{ revision: number }>(path, ASSIGN, { 'if-match': '"0"' }),
      ),
    );
    const [won, lost] = [200, 412].map((status) => answers.filter((answer) => answer.status === status));
    expect([won!.length, lost!.length]).toEqual([1, 19]);
    for (const { body } of answers) expect(body.revision).toBe(1);
  });

  it('answers one Idempotency-Key as it did then, also after later steps, with one event', async () => {
    const caseNumber = await receive();
    const key = { 'idempotency-key': 'assign-once' };
    const assign = () => operator.post<CommandAnswer>(`/api/cases/${caseNumber}/assign`, ASSIGN, key);
    const [first, ...others] = await Promise.all([assign(), assign(), assign()]);
    await operator.post(`/api/cases/${caseNumber}/link-call`, {});
    const again = await assign();
    expect(first.status).toBe(200);
    for (const other of [...others, again]) expect(other.body).toEqual(first.body);
    expect(first.body.revision).toBe(1);
    const other = await operator.post(
      `/api/cases/${caseNumber}/assign`,
      { departments: [{ id: 'traffic', part: 'lead' }] },
      key,
    );
    expect([other.status, (other.body as { code: string }).code]).toEqual([422, 'idempotency-key-reused']);
  });

  it('receives one complaint for one Idempotency-Key, with the same number and access code', async () => {
    const receiveOnce = () =>
      operator.post('/api/complaints', COMPLAINT, { 'idempotency-key': 'received-once' });
    const answers = await Promise.all([receiveOnce(), receiveOnce(), receiveOnce()]);
    answers.push(await receiveOnce());
    for (const answer of answers) expect([answer.status, answer.body]).toEqual([201, answers[0].body]);
  });
});
