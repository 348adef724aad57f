/**
 * Text search, the same on every engine. A read model keeps `termsOf(text)` in a field with `many`; a query asks for one
 * `equals` per term of `searchTerms(query)`. Chinese, Japanese and Korean runs become single characters and pairs, so that
 * a word is found wherever it stands; other words are taken whole. Width and case do not matter (NFKC, lower case).
 */
const EAST_ASIAN = '\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Hangul}\\p{sc=Bopomofo}々ー';
const RUN = new RegExp(`(?<eastAsian>[${EAST_ASIAN}]+)|(?:(?![${EAST_ASIAN}])[\\p{L}\\p{M}\\p{N}])+`, 'gu');

/** The most terms kept of one document; the rest of a longer text is not found. */
export const MAX_TERMS = 4000;
/** The most terms one query asks for; further words do not narrow it. */
export const MAX_SEARCH_TERMS = 32;
const MAX_WORD_LENGTH = 64;

/** The terms to keep for a text: each once, in order, {@link MAX_TERMS} at the most. */
export function termsOf(text: string): string[] {
  return distinct(text, MAX_TERMS, (characters) => [...characters, ...pairs(characters)]);
}

/** The terms that a text must have to match: pairs for runs of two characters or more, all words. Empty when nothing can be searched for. */
export function searchTerms(query: string): string[] {
  return distinct(query, MAX_SEARCH_TERMS, (characters) =>
    characters.length === 1 ? characters : pairs(characters),
  );
}

function distinct(
  text: string,
  limit: number,
  ofEastAsian: (characters: readonly string[]) => readonly string[],
): string[] {
  const terms = new Set<string>();
  for (const run of text.normalize('NFKC').toLowerCase().matchAll(RUN)) {
    const eastAsian = run.groups?.['eastAsian'];
    const found = eastAsian ? ofEastAsian([...eastAsian]) : [[...run[0]].slice(0, MAX_WORD_LENGTH).join('')];
    for (const term of found) {
      if (terms.size === limit) return [...terms];
      terms.add(term);
    }
  }
  return [...terms];
}

function pairs(characters: readonly string[]): string[] {
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}
