import { tmpdir } from 'node:os';
import { join } from 'node:path';
import packaged from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';
import { fontsWithChinese } from './chinese-font.js';

/** A Chromium from npm that shows Chinese and talks to nobody but the page's own server. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = await packaged.executablePath();
  const fonts = await fontsWithChinese(join(tmpdir(), 'fonts'));
  return chromium.launch({
    executablePath,
    env: { ...process.env, FONTCONFIG_FILE: fonts },
    args: [
      '--no-sandbox',
      '--no-zygote',
      '--disable-gpu',
      '--font-render-hinting=none',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
}
