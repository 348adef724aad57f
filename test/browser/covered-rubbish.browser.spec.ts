import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { IN_ENGLISH, type Scene, coverTheHeap } from '../e2e/covered-rubbish.js';
import { type RunningService, startRunningService } from '../running-service.js';
import { openBrowser } from './browser.js';
import { takePicture } from './picture.js';

const IN_CHINESE: typeof IN_ENGLISH = {
  summary: '7号楼窗下垃圾堆积多日，气味很大',
  street: '虚构胡同',
  clear: '请清运7号楼窗下的垃圾',
  letIn: '请协助疏通胡同，让清运车进入',
  spoke: '已与来电居民通话，核实了位置',
  covered: '先用苫布把垃圾盖住，并喷洒了消毒水',
  whyNotPermanent: '胡同里停满车，清运车今天进不去',
  plan: '车辆挪开后，把垃圾全部清走',
  calledAgain: '只是盖住了，没有清走！',
};

const IN = {
  en: {
    words: {
      ...IN_ENGLISH,
      covered: 'The heap was covered and disinfected.',
      whyNotPermanent: 'Parked cars fill the lane, and the truck cannot get in today.',
      plan: 'Clear the whole heap once the cars are moved.',
    },
    stopgap: 'A stopgap is in place, but it is not solved.',
    solved: 'Sanitation reports that the problem was fixed.',
  },
  'zh-CN': {
    words: IN_CHINESE,
    stopgap: '只是临时处理，问题还没有解决。',
    solved: '环境卫生服务中心报告：问题已解决。',
  },
} as const;

jest.setTimeout(60_000);

let browser: Browser;
let service: RunningService;

beforeAll(async () => {
  [browser, service] = await Promise.all([
    openBrowser(),
    startRunningService(undefined, { CASETRAIL_POLICY: 'beijing' }),
  ]);
});

afterAll(async () => {
  await browser.close();
  await service.kill();
});

/** What the running service serves, policy for content and live feed included, and the pictures of the README. */
describe.each(['en', 'zh-CN'] as const)('the covered heap on the real page in %s', (language) => {
  it('says that it is only covered, and by itself when it is cleared', async () => {
    const { words, stopgap, solved } = IN[language];
    const scene = await coverTheHeap(service, words);
    const context = await browser.newContext({ viewport: { width: 720, height: 900 } });
    const page = await context.newPage();
    const problems: string[] = [];
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));

    await page.goto(`${service.url}/cases/${scene.caseNumber}?lang=${language}`);
    const heading = page.getByRole('heading', { level: 1 });
    expect(await heading.innerText()).toBe(stopgap);
    for (const said of [words.covered, words.whyNotPermanent, words.plan])
      expect(await page.locator('.now').innerText()).toContain(said);
    await page.locator('#live-note').waitFor({ state: 'visible' });
    const picture = await takePicture(page, `case-page-${language.slice(0, 2)}`);
    expect(picture.length).toBeGreaterThan(20_000);

    await clear(scene);
    await page.getByRole('heading', { level: 1, name: solved }).waitFor();
    expect(problems).toEqual([]);
    await context.close();
  });
});

async function clear({ traffic, sanitation }: Scene): Promise<void> {
  await traffic('finish-part', { text: 'parked cars moved' });
  await sanitation('resolve', { outcome: 'fixed', done: 'heap cleared' });
}
