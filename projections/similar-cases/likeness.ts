import { termsOf } from '#read-store';

/** Words that say nothing of the matter. Chinese is compared by pairs of characters and needs no such list. */
const FUNCTION_WORDS = new Set(
  'about after again and any are been but can cannot did does for from had has have her his into its not off our out she some that the their them then there they this under very was were when where which who will with you your'.split(
    ' ',
  ),
);

/** What a text is compared by: pairs of East Asian characters, and other words of three letters or more. */
export const tellingTerms = (text: string): readonly string[] =>
  termsOf(text).filter((term) => isPair(term) || (term.length > 2 && !FUNCTION_WORDS.has(term)));

const isPair = (term: string): boolean => [...term].length === 2 && !/^[\p{sc=Latin}\p{N}]/u.test(term);

export interface Likeness {
  /** 0 (nothing in common) to 1 (the same terms). */
  readonly share: number;
  /** What they have in common, in the order of the first text, neighbouring pairs joined. */
  readonly words: readonly string[];
}

/** How alike two texts are: Dice's coefficient over their terms. */
export function likenessOf(one: readonly string[], other: readonly string[]): Likeness {
  const others = new Set(other);
  const common = one.filter((term) => others.has(term));
  const total = one.length + other.length;
  return { share: total === 0 ? 0 : (2 * common.length) / total, words: joined(common) };
}

/** `垃圾` and `圾堆` read `垃圾堆`. */
function joined(terms: readonly string[]): readonly string[] {
  const words: string[] = [];
  for (const term of terms) {
    const last = words.at(-1);
    const [first = '', second] = [...term];
    if (last !== undefined && isPair(term) && last.endsWith(first))
      words[words.length - 1] = `${last}${second}`;
    else words.push(term);
  }
  return words;
}
