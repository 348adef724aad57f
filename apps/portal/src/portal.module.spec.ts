import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { FakeCaseReads } from './testing/fake-case-reads.js';
import { createPortalApp } from './testing/portal-app.js';
import { sampleCase } from './testing/sample-case.js';
import { sampleIncident } from './testing/sample-incident.js';

const reads = new FakeCaseReads(sampleCase());
let app: NestFastifyApplication;

const get = (url: string, headers: Record<string, string> = {}) =>
  app.inject({ method: 'GET', url, headers });
const failing = (code: string) => Object.assign(new Error('secret detail'), { code });

beforeAll(async () => {
  app = await createPortalApp(reads);
});
afterAll(() => app.close());

describe('a page', () => {
  it.each(['/', '/search', '/cases/HD-7K3M-9QWD-Z', '/cases/nonsense', '/cases/HD-3F0P-6RVA-R'])(
    '%s can run nothing that is not ours',
    async (url) => {
      const { headers } = await get(url);
      expect(headers['content-type']).toBe('text/html; charset=utf-8');
      expect(headers['content-security-policy']).toBe(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
      );
      expect(headers['referrer-policy']).toBe('no-referrer');
      expect(headers['x-content-type-options']).toBe('nosniff');
    },
  );

  it('speaks the language that was asked for, and remembers it', async () => {
    const chosen = await get('/?lang=en');
    expect(chosen.body).toContain('<html lang="en">');
    const cookie = String(chosen.headers['set-cookie']);
    expect(cookie).toMatch(/^casetrail-language=en; /);
    expect((await get('/', { cookie: cookie.split(';')[0]! })).body).toContain('<html lang="en">');
    expect((await get('/', { 'accept-language': 'en-GB' })).body).toContain('<html lang="en">');
    expect((await get('/')).body).toContain('<html lang="zh-CN">');
    expect((await get('/')).headers).not.toHaveProperty('set-cookie');
  });

  it('fails in words, and without the reason', async () => {
    reads.failure = failing('key-store-unavailable');
    const unavailable = await get('/cases/HD-7K3M-9QWD-Z?lang=en');
    expect(unavailable.statusCode).toBe(503);
    expect(unavailable.headers['retry-after']).toBe('60');
    expect(unavailable.body).toContain('Try again in a minute.');
    reads.failure = failing('broken');
    const failed = await get('/cases/HD-7K3M-9QWD-Z?lang=en');
    expect(failed.statusCode).toBe(500);
    expect(failed.body).toContain('Something went wrong on our side');
    expect(unavailable.body + failed.body).not.toContain('secret detail');
  });
});

describe('the case page', () => {
  it('shows the case, and keeps out of search engines', async () => {
    const { statusCode, headers, body } = await get('/cases/HD-7K3M-9QWD-Z?lang=en');
    expect(statusCode).toBe(200);
    expect(headers['x-robots-tag']).toBe('noindex');
    expect(body).toContain('Covered for now; not resolved yet.');
  });

  it.each(['/cases/hd7k3m9qwdz?lang=en', '/cases/HD%207K3M%209QWD%20Z?lang=en'])(
    'is found from %s',
    async (url) => {
      const { statusCode, headers } = await get(url);
      expect(statusCode).toBe(308);
      expect(headers.location).toBe('/cases/HD-7K3M-9QWD-Z?lang=en');
    },
  );

  it('says that a number has a typing mistake, and gives it back to be mended', async () => {
    const { statusCode, body } = await get('/cases/HD-7K3M-9QWD-4?lang=en');
    expect(statusCode).toBe(400);
    expect(body).toContain('typing mistake');
    expect(body).toContain('value="HD-7K3M-9QWD-4"');
  });

  it('answers alike for every number that it may not show', async () => {
    const [one, other] = await Promise.all(
      ['CY-2B8T-4NXE-Q', 'HD-3F0P-6RVA-R'].map((number) => get(`/cases/${number}`)),
    );
    expect(one!.statusCode).toBe(404);
    expect(one!.body.replaceAll('CY-2B8T-4NXE-Q', '')).toBe(other!.body.replaceAll('HD-3F0P-6RVA-R', ''));
    expect({ ...one!.headers, date: '' }).toEqual({ ...other!.headers, date: '' });
  });

  it('gives the live script the part that changes, and nothing around it', async () => {
    const { body, headers } = await get('/cases/HD-7K3M-9QWD-Z/fragment?lang=en');
    expect(body).toMatch(/^<section class="now status-mitigated"/);
    expect(body).not.toContain('<html');
    expect(headers['x-robots-tag']).toBe('noindex');
    expect((await get('/cases/HD-3F0P-6RVA-R/fragment')).statusCode).toBe(404);
  });
});

describe('the page of an incident', () => {
  it('is found however its number was typed, also in the search box', async () => {
    reads.incidents.set(sampleIncident().number, sampleIncident());
    const { statusCode, body } = await get('/incidents/INC-HD-7K3M-9QWD-Z?lang=en');
    expect(statusCode).toBe(200);
    expect(body).toContain('Whom it concerns');
    const typed = await get('/incidents/inc%20hd7k3m9qwdz?lang=en');
    expect([typed.statusCode, typed.headers.location]).toEqual([
      308,
      '/incidents/INC-HD-7K3M-9QWD-Z?lang=en',
    ]);
    const searched = await get('/search?text=inc-hd-7k3m-9qwd-z');
    expect([searched.statusCode, searched.headers.location]).toEqual([303, '/incidents/INC-HD-7K3M-9QWD-Z']);
  });

  it('says that there is none, for a number unknown and one mistyped', async () => {
    for (const url of ['/incidents/INC-HD-0000-0000-Z?lang=en', '/incidents/INC-HD-0000-0000-1?lang=en']) {
      const { statusCode, body } = await get(url);
      expect(statusCode).toBe(404);
      expect(body).toContain('There is no incident of this number');
    }
  });
});

describe('the search page', () => {
  it('lists what was found, with a link to what is older', async () => {
    const { statusCode, body } = await get('/search?text=heap&status=mitigated&lang=en');
    expect(statusCode).toBe(200);
    expect(reads.queries.at(-1)).toEqual({ text: 'heap', status: 'mitigated', limit: 20 });
    expect(body).toContain('href="/cases/HD-7K3M-9QWD-Z"');
    expect(body).toContain('href="/search?text=heap&amp;status=mitigated&amp;cursor=older"');
    expect(body).toContain('<option value="mitigated" selected>');
  });

  it('takes a case number in any form to its page', async () => {
    const { statusCode, headers } = await get('/search?text=hd-7k3m9qwdz');
    expect([statusCode, headers.location]).toEqual([303, '/cases/HD-7K3M-9QWD-Z']);
    expect((await get('/search?text=HD-7K3M-9QWD-4')).statusCode).toBe(400);
  });

  it('says where a day is wrong', async () => {
    const { statusCode, body } = await get('/search?from=yesterday&lang=en');
    expect(statusCode).toBe(400);
    expect(body).toContain('This is not a day.');
  });

  it('begins anew when a cursor belongs to another search', async () => {
    reads.failure = failing('invalid-cursor');
    const { statusCode, headers } = await get('/search?text=heap&cursor=stale');
    expect([statusCode, headers.location]).toEqual([303, '/search?text=heap']);
  });

  it('gives back hostile text as text', async () => {
    const { body } = await get(`/search?text=${encodeURIComponent('"><script>alert(1)</script>')}`);
    expect(body).not.toContain('<script>alert');
  });
});

describe('a file', () => {
  it('is cached for ever under its content, and asked after otherwise', async () => {
    const address = /href="(\/assets\/portal\.css\?v=[0-9a-f]+)"/.exec((await get('/')).body)![1]!;
    const { headers } = await get(address);
    expect(headers['content-type']).toBe('text/css; charset=utf-8');
    expect(headers['cache-control']).toContain('immutable');
    const plain = await get('/assets/portal.css');
    expect(plain.headers['cache-control']).toBe('no-cache');
    const again = await get('/assets/portal.css', { 'if-none-match': String(plain.headers.etag) });
    expect([again.statusCode, again.body]).toEqual([304, '']);
  });

  it.each(['/assets/live.ts', '/assets/..%2Fassets.ts', '/assets/constructor'])(
    '%s is not one',
    async (url) => expect((await get(url)).statusCode).toBe(404),
  );
});

describe('an address without a page', () => {
  it('is a page in words for a browser, in both languages', async () => {
    const browser = { accept: 'text/html,*/*' };
    const [en, zh] = [await get('/nothing?lang=en', browser), await get('/nothing?lang=zh-CN', browser)];
    expect([en.statusCode, zh.statusCode]).toEqual([404, 404]);
    expect(en.body).toContain('There is no page at this address');
    expect(zh.body).toContain('没有这个页面');
  });

  it('is left to others for a program, and where the API lives', async () => {
    expect((await get('/nothing', { accept: 'application/json' })).headers['content-type']).toMatch(/json/);
    expect((await get('/api/nothing', { accept: 'text/html' })).headers['content-type']).toMatch(/json/);
  });
});

describe('looking up too often from one place', () => {
  it('is answered with how long to wait, and does not keep others out', async () => {
    const from = (remoteAddress: string) =>
      app.inject({ method: 'GET', url: '/cases/HD-7K3M-9QWD-Z?lang=en', remoteAddress });
    const answers = await Promise.all(Array.from({ length: 310 }, () => from('192.0.2.7')));
    const refused = answers.find(({ statusCode }) => statusCode === 429);
    expect(Number(refused?.headers['retry-after'])).toBeGreaterThan(0);
    expect(refused?.body).toContain('Too many look-ups');
    expect((await from('192.0.2.8')).statusCode).toBe(200);
  });
});
