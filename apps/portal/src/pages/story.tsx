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
          <Entry page={page} entry={entry} taken={takenOver(entry, view, page)} />
        ))}
      </ol>
    </section>
  );
}

interface EntryProps {
  readonly page: Page;
  readonly entry: EntryView;
  /** It came with the case from another system: who did it there is not told, and it was recorded with all the others. */
  readonly taken: boolean;
}

function Entry({ page, entry, taken }: EntryProps) {
  const { words, language } = page;
  const title = entryTitle(entry.type);
  return (
    <li id={`entry-${entry.revision}`} class={`entry mark-${title?.mark ?? 'plain'}`}>
      {title && <h3>{title.title[language]}</h3>}
      <p class="when">
        <Moment page={page} at={entry.occurredAt} /> <span class="by">{whoOf(entry, page, taken)}</span>
        {entry.round > 1 && <span class="round"> {words.case.round(entry.round)}</span>}
      </p>
      <p class={entry.correction ? 'text superseded' : 'text'}>{entry.text[language]}</p>
      <Aftermath page={page} entry={entry} taken={taken} />
    </li>
  );
}

/** What became of an entry after it happened: recorded late, corrected, or its words gone. */
function Aftermath({ page, entry, taken }: EntryProps) {
  const { words, language, settings } = page;
  const recordedOn = dayOf(entry.recordedAt, settings.zone);
  const { correction, gone } = entry;
  return (
    <>
      {!taken && recordedOn !== dayOf(entry.occurredAt, settings.zone) && (
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

function whoOf(entry: EntryView, { words, language }: Page, taken: boolean): string {
  if (entry.departmentName) return entry.departmentName[language];
  if (taken) return words.case.record;
  return BY_THE_CITIZEN.includes(entry.type) ? words.case.citizen : words.case.hotline;
}

/** Entries of an imported case that were recorded with its first one; what was added here later is told like any other. */
function takenOver(entry: EntryView, { source, entries }: CaseView, { settings }: Page): boolean {
  const day = (each: EntryView): string => dayOf(each.recordedAt, settings.zone);
  return (
    source !== undefined &&
    day(entry) === day(entries[0]!) &&
    day(entry) > dayOf(entry.occurredAt, settings.zone)
  );
}
