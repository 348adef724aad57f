import type { Page } from './page.js';

/** The one box that takes a case number or words. */
export function LookUp({ page: { words }, text }: { page: Page; text?: string }) {
  return (
    <form class="look-up" action="/search" method="get" role="search">
      <label for="look-up">{words.home.boxLabel}</label>
      <div class="box">
        <input
          id="look-up"
          name="text"
          type="search"
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          enterkeyhint="search"
          maxLength={200}
          required
          value={text}
          aria-describedby="look-up-hint"
        />
        <button type="submit">{words.home.find}</button>
      </div>
      <p id="look-up-hint" class="hint">
        {words.home.boxHint}
      </p>
    </form>
  );
}
