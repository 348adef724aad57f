import type { CaseView } from '#projections';
import { Departments } from './departments.js';
import { Deadlines } from './deadlines.js';
import { IncidentNote } from './incident-note.js';
import { Layout } from './layout.js';
import { Matter } from './matter.js';
import type { Page } from './page.js';
import { PlainStatusBlock } from './plain-status.js';
import { Story } from './story.js';

interface CaseProps {
  readonly page: Page;
  readonly view: CaseView;
}

export function CasePage({ page, view }: CaseProps) {
  const { words, language } = page;
  const here = `/cases/${view.caseNumber}`;
  return (
    <Layout page={page} title={`${view.caseNumber}: ${view.statusText[language]}`} live>
      <p class="case-number">
        <span class="label">{words.case.number}</span> <strong>{view.caseNumber}</strong>
      </p>
      <div
        id="live"
        data-feed={`/api${here}/live?after=${view.revision}`}
        data-fragment={`${here}/fragment?lang=${language}`}
        data-new={words.case.newEntry}
        data-stale={words.case.stale}
      >
        <CaseNow page={page} view={view} />
      </div>
      <p class="live-note" id="live-note" hidden>
        {words.case.live}
      </p>
      <p class="live-news" id="live-news" role="status"></p>
    </Layout>
  );
}

/** All that changes with a new entry: the live script swaps this as a whole, so that nothing is rendered twice. */
export function CaseNow({ page, view }: CaseProps) {
  return (
    <>
      <PlainStatusBlock page={page} view={view} />
      <IncidentNote page={page} view={view} />
      <Matter page={page} view={view} />
      <Departments page={page} view={view} />
      <Deadlines page={page} view={view} />
      <Story page={page} view={view} />
    </>
  );
}
