/**
 * Keeps an open case page up to date. The server renders; this only asks for the page's changing part again when the feed
 * says that there is a new entry. Without it, or without script, the page is complete as it was when it was opened.
 */
const region = document.getElementById('live');
const news = document.getElementById('live-news');
if (region && news && 'EventSource' in window) follow(region, news);

function follow(live: HTMLElement, news: HTMLElement): void {
  const { feed = '', fragment = '', stale = '' } = live.dataset;
  let fetching = false;
  let again = false;

  async function refresh(): Promise<void> {
    again = fetching;
    if (fetching) return;
    fetching = true;
    try {
      const response = await fetch(fragment, { credentials: 'same-origin' });
      if (!response.ok) throw new Error(response.statusText);
      swap(live, news, await response.text());
    } catch {
      news.textContent = stale;
      news.classList.add('is-stale');
    }
    fetching = false;
    if (again) await refresh();
  }

  const source = new EventSource(feed);
  source.addEventListener('open', () => document.getElementById('live-note')?.removeAttribute('hidden'));
  source.addEventListener('entry', () => void refresh());
}

/** Replaces the changing part, marks the entries that were not there before, and has the last of them read out. */
function swap(live: HTMLElement, news: HTMLElement, html: string): void {
  const known = new Set(Array.from(live.querySelectorAll('.entry'), ({ id }) => id));
  const page = new DOMParser().parseFromString(html, 'text/html');
  const marked = Array.from(live.querySelectorAll('.is-new'), ({ id }) => id);
  live.replaceChildren(...page.body.childNodes);
  for (const id of marked) mark(live, document.getElementById(id));
  const added = Array.from(live.querySelectorAll('.entry')).filter(({ id }) => !known.has(id));
  const last = added.at(-1);
  if (last)
    news.textContent = ['h3', '.text'].map((part) => last.querySelector(part)?.textContent).join(': ');
  for (const entry of added) mark(live, entry);
  news.classList.remove('is-stale');
}

function mark(live: HTMLElement, entry: Element | null): void {
  const badge = document.createElement('span');
  badge.className = 'new-mark';
  badge.textContent = live.dataset.new ?? '';
  entry?.classList.add('is-new');
  entry?.querySelector('h3')?.append(' ', badge);
}
