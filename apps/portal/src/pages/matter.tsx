import type { CaseView } from '#projections';
import { dayOf, spellDay } from '../times.js';
import { Moment } from './moment.js';
import type { Page } from './page.js';

/** What was complained about: in the citizen's words, and where it belongs. */
export function Matter({ page, view }: { page: Page; view: CaseView }) {
  const { words, language } = page;
  const place = [...new Set([view.districtName[language], view.place.street])]
    .filter(Boolean)
    .join(language === 'en' ? ', ' : ' ');
  return (
    <section aria-labelledby="about">
      <h2 id="about">{words.case.about}</h2>
      {view.summary ? <blockquote>{view.summary}</blockquote> : <p class="gone">{words.case.summaryGone}</p>}
      <dl class="facts">
        <div>
          <dt>{words.case.category}</dt>
          <dd>{view.categoryName[language]}</dd>
        </div>
        <div>
          <dt>{words.case.place}</dt>
          <dd>{place}</dd>
        </div>
        <div>
          <dt>{words.case.received}</dt>
          <dd>
            <Moment page={page} at={view.receivedAt} />
          </dd>
        </div>
      </dl>
      {view.source && (
        <p class="note">{words.case.imported(view.source.source, view.source.row, importedOn(page, view))}</p>
      )}
      {view.mergedInto && (
        <p class="note">
          {words.case.mergedInto} <a href={`/cases/${view.mergedInto}`}>{view.mergedInto}</a>
        </p>
      )}
    </section>
  );
}

function importedOn({ settings, language }: Page, { entries, receivedAt }: CaseView): string {
  return spellDay(dayOf(entries[0]?.recordedAt ?? receivedAt, settings.zone), language);
}
