import type { ComponentChildren } from 'preact';
import { LANGUAGES } from '#complaint';
import { wordsOf } from '../words/index.js';
import type { Page } from './page.js';

interface LayoutProps {
  readonly page: Page;
  readonly title: string;
  /** False keeps the page out of search engines. */
  readonly indexed?: boolean;
  readonly live?: boolean;
  readonly children: ComponentChildren;
}

export function Layout({ page, title, indexed = false, live = false, children }: LayoutProps) {
  const script = live ? page.assets.address('live.js') : undefined;
  return (
    <html lang={page.language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        {!indexed && <meta name="robots" content="noindex" />}
        <title>{`${title} · Casetrail`}</title>
        <link rel="stylesheet" href={page.assets.address('portal.css')} />
        <link rel="icon" type="image/svg+xml" href={page.assets.address('icon.svg')} />
        {script && <script type="module" src={script}></script>}
      </head>
      <body>
        <a class="skip" href="#content">
          {page.words.skip}
        </a>
        <Top page={page} />
        <main id="content">{children}</main>
        <Foot page={page} />
      </body>
    </html>
  );
}

function Top({ page }: { page: Page }) {
  return (
    <header class="top">
      <div class="wide">
        <a class="brand" href="/">
          <span class="brand-mark" aria-hidden="true"></span>
          <span>
            <strong>Casetrail</strong> <span class="tagline">{page.words.tagline}</span>
          </span>
        </a>
        <nav aria-label={page.words.navigation}>
          <a href="/search">{page.words.search}</a>
          {LANGUAGES.filter((language) => language !== page.language).map((language) => (
            <a href={inLanguage(page.address, language)} lang={language} hreflang={language}>
              {wordsOf(language).languageName}
            </a>
          ))}
        </nav>
      </div>
    </header>
  );
}

function Foot({ page: { words, settings } }: { page: Page }) {
  return (
    <footer>
      <div class="wide">
        <p class="help">{words.footer.help(settings.hotline)}</p>
        <p>
          {words.footer.record} {words.footer.colours}
        </p>
      </div>
    </footer>
  );
}

const inLanguage = (address: string, language: string): string =>
  `${address}${address.includes('?') ? '&' : '?'}lang=${language}`;
