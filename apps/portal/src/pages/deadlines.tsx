import type { CaseView } from '#projections';
import { spellDay } from '../times.js';
import { Moment } from './moment.js';
import type { Page } from './page.js';

export function Deadlines({ page, view }: { page: Page; view: CaseView }) {
  const { words, language } = page;
  const { deadline, nextReview } = view;
  if (!deadline && !nextReview) return null;
  return (
    <section aria-labelledby="deadlines">
      <h2 id="deadlines">{words.case.deadlines}</h2>
      {deadline && (
        <p class={deadline.late ? 'late' : 'on-time'}>
          {deadline.late ? words.case.late : words.case.notLate}
        </p>
      )}
      <dl class="facts">
        {deadline && (
          <>
            <div>
              <dt>{words.case.respondBy}</dt>
              <dd>
                <Moment page={page} at={deadline.respondBy} />
              </dd>
            </div>
            <div>
              <dt>{words.case.resolveBy}</dt>
              <dd>
                <Moment page={page} at={deadline.resolveBy} />
              </dd>
            </div>
          </>
        )}
        {nextReview && (
          <div>
            <dt>{words.case.nextReview}</dt>
            <dd>
              <time dateTime={nextReview}>{spellDay(nextReview, language)}</time>
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}
