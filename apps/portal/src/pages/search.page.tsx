import type { CaseSummary, TypedPage } from '#projections';
import { searchAddress, type SearchForm } from '../search-form.js';
import { Layout } from './layout.js';
import { Moment } from './moment.js';
import type { Page } from './page.js';
import { SearchFormView } from './search-form.js';

interface SearchProps {
  readonly page: Page;
  readonly form: SearchForm;
  readonly found: TypedPage<CaseSummary>;
}

export function SearchPage({ page, form, found }: SearchProps) {
  const { searching } = page.words;
  return (
    <Layout page={page} title={searching.title}>
      <h1>{searching.title}</h1>
      <p class="lead">{searching.note}</p>
      <SearchFormView page={page} form={form} />
      <section class="results" aria-labelledby="results">
        <h2 id="results">{searching.results}</h2>
        {found.items.length === 0 ? (
          <p>{searching.none}</p>
        ) : (
          <ul>
            {found.items.map((summary) => (
              <Found page={page} summary={summary} />
            ))}
          </ul>
        )}
        {(found.next || form.fields.cursor) && (
          <nav class="paging" aria-label={searching.results}>
            {form.fields.cursor && <a href={searchAddress(form.fields)}>{searching.fromStart}</a>}
            {found.next && <a href={searchAddress(form.fields, found.next)}>{searching.more}</a>}
          </nav>
        )}
      </section>
    </Layout>
  );
}

function Found({ page, summary }: { page: Page; summary: CaseSummary }) {
  const { language, words } = page;
  return (
    <li class={`status-${summary.status}`}>
      <a href={`/cases/${summary.caseNumber}`}>
        <span class="found-summary">{summary.summary ?? words.case.summaryGone}</span>
        <span class="found-number">{summary.caseNumber}</span>
      </a>
      <p class="chip">
        <span class="mark" aria-hidden="true"></span>
        {summary.statusText[language]}
      </p>
      <p class="found-facts">
        {summary.categoryName[language]} · {summary.districtName[language]} ·{' '}
        <Moment page={page} at={summary.receivedAt} />
      </p>
    </li>
  );
}
