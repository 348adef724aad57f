import type { CaseView, EntryView } from '#projections';
import { dayOf, spellDay } from '../times.js';
import { entryTitle } from '../words/entry-titles.js';
import { Moment } from './moment.js';
import type { Page } from './page.js';

export function Story({ page, view }: { page: Page; view: CaseView }) {
  const { words } = page;
  return (
    <section class="story" aria-labelledby="story">
      <h2 id="story">{words.case.story}</h2>
      <p class="hint">{words.case.storyHint}</p>
      <ol>
        {view.entries.map((entry) => (
          <Entry page={page} entry={entry} />
        ))}
      </ol>
    </section>
  );
}

function Entry({ page, entry }: { page: Page; entry: EntryView }) {
  const { words, language } = page;
  const title = entryTitle(entry.type);
  return (
    <li id={`entry-${entry.revision}`} class={`entry mark-${title?.mark ?? 'plain'}`}>
      {title && <h3>{title.title[language]}</h3>}
      <p class="when">
        <Moment page={page} at={entry.occurredAt} /> <span class="by">{whoOf(entry, page)}</span>
        {entry.round > 1 && <span class="round"> {words.case.round(entry.round)}</span>}
      </p>
      <p class={entry.correction ? 'text superseded' : 'text'}>{entry.text[language]}</p>
      <Aftermath page={page} entry={entry} />
    </li>
  );
}

/** What became of an entry after it happened: recorded late, corrected, or its words gone. */
function Aftermath({ page, entry }: { page: Page; entry: EntryView }) {
  const { words, language, settings } = page;
  const recordedOn = dayOf(entry.recordedAt, settings.zone);
  const { correction, gone } = entry;
  return (
    <>
      {recordedOn !== dayOf(entry.occurredAt, settings.zone) && (
        <p class="aside">{words.case.recordedOn(spellDay(recordedOn, language))}</p>
      )}
      {correction && (
        <div class="aside correction">
          <p>
            <strong>
              {words.case.corrected(spellDay(dayOf(correction.recordedAt, settings.zone), language))}
            </strong>{' '}
            {correction.text}
          </p>
          <p>
            {words.case.correctionReason} {correction.reason}
          </p>
        </div>
      )}
      {gone && (
        <p class="aside gone">{gone === 'redacted' ? words.case.goneRedacted : words.case.goneErased}</p>
      )}
    </>
  );
}

const BY_THE_CITIZEN = ['RepeatCallLinked', 'InformationAdded', 'ContactPreferenceSet', 'Withdrawn'];

function whoOf(entry: EntryView, { words, language }: Page): string {
  if (entry.departmentName) return entry.departmentName[language];
  return BY_THE_CITIZEN.includes(entry.type) ? words.case.citizen : words.case.hotline;
}
