import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import wawoff2 from 'wawoff2';

const PACKAGE = '@fontsource-variable/noto-sans-sc';
const WOFF2 = join(dirname(createRequire(import.meta.url).resolve(`${PACKAGE}/package.json`)), 'files');

/**
 * A fontconfig file with Chinese glyphs, for a machine and a browser that have none.
 *
 * The font comes from npm as WOFF2, which Chromium takes from a page but not from the system, so it is unpacked to
 * TrueType once and kept in the folder for temporary files.
 *
 * @param fonts the folder of the browser's own fonts
 */
export async function fontsWithChinese(fonts: string): Promise<string> {
  const folder = join(tmpdir(), 'casetrail-fonts');
  if (!existsSync(folder)) await unpack(folder);
  const file = join(folder, 'fonts.conf');
  const list = [fonts, folder].map((each) => `<dir>${each}</dir>`).join('');
  writeFileSync(file, `<fontconfig>${list}<cachedir>${folder}/cache</cachedir></fontconfig>`);
  return file;
}

async function unpack(folder: string): Promise<void> {
  const unfinished = `${folder}-${process.pid}`;
  mkdirSync(unfinished);
  for (const name of readdirSync(WOFF2)) {
    const font = await wawoff2.decompress(readFileSync(join(WOFF2, name)));
    writeFileSync(join(unfinished, name.replace(/woff2$/, 'ttf')), font);
  }
  renameSync(unfinished, folder);
}
