import type { CaseView, DepartmentView } from '#projections';
import { PART_NAMES } from '../words/names.js';
import type { Page } from './page.js';

/** Who does what now: each department that still has a part, what it was asked, how that stands and by when. */
export function Departments({ page, view }: { page: Page; view: CaseView }) {
  const { words } = page;
  const active = view.departments.filter(({ state }) => state !== 'ruled-away');
  const isClosed = view.status === 'closed';
  if (isClosed && active.length === 0) return null;
  return (
    <section aria-labelledby="departments">
      <h2 id="departments">{isClosed ? words.case.departmentsThen : words.case.departments}</h2>
      {active.length === 0 && <p>{words.case.noDepartment}</p>}
      {active.length > 0 && (
        <ul class="departments">
          {active.map((department) => (
            <Department page={page} department={department} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Department({ page, department }: { page: Page; department: DepartmentView }) {
  const { words, language } = page;
  const { name, part, now, task } = department;
  return (
    <li>
      <p>
        <strong>{name[language]}</strong> <span class="part">{PART_NAMES[part][language]}</span>
      </p>
      {task && (
        <p class="task">
          <span class="label">{words.case.task}</span> “{task}”
        </p>
      )}
      <p>{now[language]}</p>
    </li>
  );
}
