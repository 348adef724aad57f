/**
 * Lets Node run the TypeScript sources without a build: `node --experimental-transform-types --import ./test/source-hooks.mjs x`.
 * Only for libraries: decorators are not understood.
 */
import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';

const libs = join(import.meta.dirname, '../libs');
const projections = join(import.meta.dirname, '../projections/index.ts');

registerHooks({
  resolve(specifier, context, next) {
    if (specifier === '#projections') return next(pathToFileURL(projections).href, context);
    const library = /^#([a-z-]+)$/.exec(specifier)?.[1];
    if (library) return next(pathToFileURL(join(libs, library, 'src/index.ts')).href, context);
    const ours = context.parentURL?.startsWith('file:') && !context.parentURL.includes('/node_modules/');
    return next(
      ours && /^\.{1,2}\//.test(specifier) ? specifier.replace(/\.js$/, '.ts') : specifier,
      context,
    );
  },
});
