import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { SAMPLE_RESOLUTION, sampleCase } from '../../apps/portal/src/testing/sample-case.js';
import { sampleIncident } from '../../apps/portal/src/testing/sample-incident.js';
import { openBrowser } from './browser.js';
import { PortalUnderTest } from './portal-under-test.js';

const CASE = `/cases/${sampleCase().caseNumber}`;
const INCIDENT = `/incidents/${sampleIncident().number}`;
/** What the browser says of a page that answers 400 or 404, as some are meant to. */
const REFUSED_PAGE = /status of 40[04]/;
const OLD_PHONE = { width: 320, height: 568 };

/** A page is judged in a second or two, on a busy machine in ten. */
jest.setTimeout(60_000);

let browser: Browser;
let portal: PortalUnderTest;

beforeAll(async () => {
  [browser, portal] = await Promise.all([openBrowser(), PortalUnderTest.open(sampleCase())]);
});

afterAll(async () => {
  await browser.close();
  await portal.close();
});

const inLanguage = (address: string, language: string): string =>
  `${address}${address.includes('?') ? '&' : '?'}lang=${language}`;

/** Uses a page in a context of its own; what the browser complains of (a breach of our policy, say) fails the test. */
async function open(
  address: string,
  options: BrowserContextOptions,
  use: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({ baseURL: portal.url, ...options });
  const problems: string[] = [];
  try {
    const page = await context.newPage();
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    page.on('pageerror', (error) => problems.push(error.message));
    await page.goto(address);
    await use(page);
    expect(problems.filter((problem) => !REFUSED_PAGE.test(problem))).toEqual([]);
  } finally {
    await context.close();
  }
}

const violations = async (page: Page, rules?: string[]): Promise<string[]> => {
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  const { violations: found } = await (rules ? axe.withRules(rules) : axe).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
};

describe('without JavaScript', () => {
  const plain = { javaScriptEnabled: false, locale: 'en-GB', viewport: OLD_PHONE };

  it('a citizen goes from the first page to the whole story of a case', () =>
    open('/', plain, async (page) => {
      await page.getByLabel('Case number or words').fill('hd 7k3m 9qwd z');
      await page.getByRole('button', { name: 'Find' }).click();
      await page.waitForURL(`**${CASE}`);
      expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(
        'Covered for now; not resolved yet.',
      );
      expect(await page.locator('.story li').count()).toBe(5);
      expect(await page.getByText('New entries appear here').isVisible()).toBe(false);
      await page.getByRole('link', { name: '中文' }).click();
      expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('已临时处理，问题尚未解决。');
    }));

  it('a citizen who lost the number finds the case by words', () =>
    open('/search', plain, async (page) => {
      await page.getByLabel('Words or a case number').fill('垃圾');
      await page.getByRole('button', { name: 'Find' }).click();
      await page.getByRole('link', { name: 'HD-7K3M-9QWD-Z' }).click();
      await page.waitForURL(`**${CASE}`);
    }));
});

describe('with JavaScript', () => {
  it('a new entry appears by itself, is marked as new, and is read out', () =>
    open(CASE, { locale: 'en-GB' }, async (page) => {
      await page.getByText('New entries appear here by themselves.').waitFor();
      const before = sampleCase();
      portal.happen(
        sampleCase({
          status: 'resolved',
          plain: {
            status: {
              en: 'Reported as resolved; the hotline will call back.',
              'zh-CN': '已报告解决，待回访。',
            },
          },
          entries: [...before.entries, SAMPLE_RESOLUTION],
          revision: 5,
        }),
      );
      await page.getByRole('heading', { level: 1, name: 'Reported as resolved' }).waitFor();
      expect(await page.locator('.is-new').allInnerTexts()).toEqual([
        expect.stringContaining('The heap was cleared and the ground was washed.'),
      ]);
      expect(await page.getByRole('status').innerText()).toBe(
        'Reported as resolved: The heap was cleared and the ground was washed.',
      );
      expect(await page.locator('.story li').count()).toBe(6);
      expect(await violations(page)).toEqual([]);
      portal.happen(before);
      await page.getByRole('heading', { level: 1, name: 'Covered for now' }).waitFor();
    }));
});

describe.each(['en', 'zh-CN'])('in %s', (language) => {
  it.each(['/', '/search?from=x', CASE, '/cases/HD-7K3M-9QWD-4', INCIDENT])('%s is for everyone', (address) =>
    open(inLanguage(address, language), { colorScheme: 'light' }, async (page) => {
      expect(await violations(page)).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await violations(page, ['color-contrast'])).toEqual([]);
    }),
  );

  it('fits a narrow phone, with room for a thumb', async () => {
    for (const address of ['/', '/search', CASE, INCIDENT]) {
      await open(inLanguage(address, language), { viewport: OLD_PHONE }, async (page) => {
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(OLD_PHONE.width);
        const controls = await page.locator('nav a, button, input, select, .brand').all();
        for (const control of controls)
          expect((await control.boundingBox())!.height).toBeGreaterThanOrEqual(44);
      });
    }
  });
});
