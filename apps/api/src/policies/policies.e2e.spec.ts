import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SHIPPED_POLICIES, type Policy } from '#complaint';
import { ApiService } from '../testing/api-service.js';
import type { PolicyList } from './policies.controller.js';

let api: ApiService;

beforeAll(async () => void (api = await ApiService.start()), 30_000);
afterAll(() => api.stop());

describe('the promises of a city', () => {
  it('are listed for everybody, with the one that complaints are received under', async () => {
    const { status, body } = await api.anyone().get<PolicyList>('/api/policies');
    expect(status).toBe(200);
    expect(body.current).toBe('simple');
    expect(body.policies.map(({ id }) => id)).toEqual(['beijing', 'guangdong', 'simple']);
    expect(body.policies[0]).toEqual({
      id: 'beijing',
      name: SHIPPED_POLICIES.find(({ id }) => id === 'beijing')!.name,
      versions: [{ version: 1, appliesFrom: '1970-01-01T00:00:00.000Z' }],
    });
  });

  it.each(SHIPPED_POLICIES.map((policy) => [policy.id, policy] as const))(
    'are read whole: %s',
    async (id, policy) => {
      expect((await api.anyone().get<Policy>(`/api/policies/${id}`)).body).toEqual(policy);
      expect((await api.anyone().get<Policy>(`/api/policies/${id}?version=1`)).body).toEqual(policy);
    },
  );

  it.each([
    ['lunar', 404, 'no-such-policy'],
    ['simple?version=7', 404, 'no-such-policy'],
    ['simple?version=0', 400, 'invalid-request'],
    ['simple?version=one', 400, 'invalid-request'],
    ['__proto__', 404, 'no-such-policy'],
  ])('of which there are none: %s', async (asked, status, code) => {
    const answer = await api.anyone().get<{ code: string }>(`/api/policies/${asked}`);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it('stand beside the catalogue, printed whole', async () => {
    const { body } = await api.anyone().get<Record<string, unknown[]>>('/api/catalogue');
    expect(Object.keys(body)).toEqual(expect.arrayContaining(['departments', 'categories', 'districts']));
    expect(body.categories![0]).toMatchObject({ keywords: { en: expect.arrayContaining(['rubbish']) } });
  });
});
