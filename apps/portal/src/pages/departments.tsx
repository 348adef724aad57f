import type { CaseView } from '#projections';
import { PART_NAMES, PART_STATE_NAMES } from '../words/names.js';
import type { Page } from './page.js';

export function Departments({ page, view }: { page: Page; view: CaseView }) {
  const { words, language } = page;
  return (
    <section aria-labelledby="departments">
      <h2 id="departments">{words.case.departments}</h2>
      {view.departments.length === 0 && <p>{words.case.noDepartment}</p>}
      {view.departments.length > 0 && (
        <ul class="departments">
          {view.departments.map((department) => (
            <li>
              <strong>{department.name[language]}</strong>
              <span class="part">{PART_NAMES[department.part][language]}</span>
              <span class="part-state">{PART_STATE_NAMES[department.state][language]}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
