import { STATUSES, type LocalizedText } from '#complaint';
import { STATUS_NAMES } from '#projections';
import type { SearchForm } from '../search-form.js';
import type { Page } from './page.js';

interface FormProps {
  readonly page: Page;
  readonly form: SearchForm;
}

export function SearchFormView({ page, form: { fields, wrong } }: FormProps) {
  const { searching, home } = page.words;
  const { departments, categories, districts } = page.settings.catalogue;
  const statuses = STATUSES.map((id) => ({ id, name: STATUS_NAMES[id] }));
  return (
    <form class="search" action="/search" method="get" role="search">
      <p class="field across">
        <label for="text">{searching.text}</label>
        <input id="text" name="text" type="search" maxLength={200} value={fields.text} />
      </p>
      <Choice page={page} name="status" label={searching.status} options={statuses} chosen={fields.status} />
      <Choice
        page={page}
        name="district"
        label={searching.district}
        options={districts}
        chosen={fields.district}
      />
      <Choice
        page={page}
        name="category"
        label={searching.category}
        options={categories}
        chosen={fields.category}
      />
      <Choice
        page={page}
        name="department"
        label={searching.department}
        options={departments}
        chosen={fields.department}
      />
      <DayField page={page} name="from" value={fields.from} wrong={wrong.includes('from')} />
      <DayField page={page} name="to" value={fields.to} wrong={wrong.includes('to')} />
      <p class="across">
        <button type="submit">{home.find}</button>
      </p>
    </form>
  );
}

interface ChoiceProps {
  readonly page: Page;
  readonly name: string;
  readonly label: string;
  readonly options: readonly { readonly id: string; readonly name: LocalizedText }[];
  readonly chosen: string | undefined;
}

function Choice({ page, name, label, options, chosen }: ChoiceProps) {
  return (
    <p class="field">
      <label for={name}>{label}</label>
      <select id={name} name={name}>
        <option value="">{page.words.searching.any}</option>
        {options.map((option) => (
          <option value={option.id} selected={option.id === chosen}>
            {option.name[page.language]}
          </option>
        ))}
      </select>
    </p>
  );
}

function DayField(props: { page: Page; name: 'from' | 'to'; value: string | undefined; wrong: boolean }) {
  const { name, value, wrong } = props;
  const { searching } = props.page.words;
  return (
    <p class="field">
      <label for={name}>{searching[name]}</label>
      <input
        id={name}
        name={name}
        type="date"
        placeholder="2026-09-23"
        value={value}
        aria-invalid={wrong || undefined}
        aria-describedby={wrong ? `${name}-wrong` : undefined}
      />
      {wrong && (
        <span id={`${name}-wrong`} class="wrong">
          {searching.notADay}
        </span>
      )}
    </p>
  );
}
