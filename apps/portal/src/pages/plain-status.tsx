import type { LocalizedText } from '#complaint';
import type { CaseView } from '#projections';
import type { Page } from './page.js';

/** One sentence of status, then what was done, why, what comes next, by when and who. */
export function PlainStatusBlock({ page, view }: { page: Page; view: CaseView }) {
  const { words, language } = page;
  const { plain } = view;
  const rows: [string, LocalizedText | undefined][] = [
    [words.case.done, plain.done],
    [words.case.why, plain.why],
    [words.case.next, plain.next],
    [words.case.byWhen, plain.byWhen],
    [words.case.who, plain.who],
  ];
  const given = rows.filter(([, text]) => text);
  return (
    <section class={`now status-${view.status}`} aria-labelledby="status">
      <p class="chip">
        <span class="mark" aria-hidden="true"></span>
        {view.statusText[language]}
      </p>
      <h1 id="status">{plain.status[language]}</h1>
      {given.length > 0 && (
        <dl>
          {given.map(([label, text]) => (
            <div>
              <dt>{label}</dt>
              <dd>{text![language]}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
