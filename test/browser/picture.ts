import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

const PICTURES = join(import.meta.dirname, '../../docs/pictures');

/**
 * A picture of the page for the guides, written to `docs/pictures/<name>.png` when `CASETRAIL_WRITE_PICTURES=1`.
 *
 * @returns its bytes, so that a test that writes nothing still shows that it can be made
 */
export async function takePicture(page: Page, name: string): Promise<Buffer> {
  const picture = await page.screenshot({ fullPage: true, animations: 'disabled' });
  if (process.env.CASETRAIL_WRITE_PICTURES === '1') {
    mkdirSync(PICTURES, { recursive: true });
    writeFileSync(join(PICTURES, `${name}.png`), picture);
  }
  return picture;
}
