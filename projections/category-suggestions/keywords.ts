import { type Catalogue, type Category, isInUse, successorOf } from '#complaint';

/** What a citizen says, as far as it was written down. */
export interface Words {
  readonly summary?: string;
  readonly description?: string;
}

/** A category that the words speak for. */
export interface Match {
  readonly category: Category;
  /** The keywords found in them, the longest first. */
  readonly words: readonly string[];
  readonly score: number;
}

const MOST = 3;
/** The summary says what matters; a description tells the rest as well. */
const WEIGHTS = { summary: 2, description: 1 } as const;
/** A Chinese character says as much as a good part of an English word. */
const LETTERS_PER_CHARACTER = 3;

/**
 * The categories whose keywords occur in the words, the best three first; words for one that was merged speak for what
 * took it over. A longer keyword counts for more, since it says more: 垃圾分类 beats 垃圾.
 */
export function matchesOf(catalogue: Catalogue, words: Words): readonly Match[] {
  const found = new Map<string, Match>();
  for (const { id, keywords } of catalogue.categories) {
    const category = successorOf(catalogue.categories, id);
    if (!category || !isInUse(category) || !keywords) continue;
    const match = matchOf(category, Object.values(keywords).flat(), words);
    const before = found.get(category.id);
    if (match) found.set(category.id, before ? together(before, match) : match);
  }
  return [...found.values()].sort(byScore).slice(0, MOST);
}

/** Their ids. */
export const probableCategories = (catalogue: Catalogue, words: Words): readonly string[] =>
  matchesOf(catalogue, words).map(({ category }) => category.id);

function matchOf(category: Category, keywords: readonly string[], words: Words): Match | undefined {
  let score = 0;
  const found = new Set<string>();
  for (const [field, weight] of Object.entries(WEIGHTS)) {
    const text = plain(words[field as keyof Words] ?? '');
    for (const keyword of keywords) {
      if (!occurs(keyword, text)) continue;
      found.add(keyword);
      score += weight * lengthOf(keyword);
    }
  }
  if (score === 0) return undefined;
  return { category, words: [...found].sort((a, b) => lengthOf(b) - lengthOf(a)), score };
}

const together = (one: Match, other: Match): Match => ({
  ...one,
  words: [...new Set([...one.words, ...other.words])],
  score: one.score + other.score,
});

const byScore = (one: Match, other: Match): number =>
  other.score - one.score || (one.category.id < other.category.id ? -1 : 1);

const plain = (text: string): string => text.normalize('NFKC').toLowerCase();

/** Anywhere in Chinese; elsewhere where a word begins, so that `leak` is found in "leaking", but `rude` not in "crude". */
function occurs(keyword: string, text: string): boolean {
  const wanted = plain(keyword);
  if (!isSpelled(wanted)) return text.includes(wanted);
  for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + 1))
    if (!/[\p{sc=Latin}\p{N}]$/u.test(text.slice(Math.max(0, at - 2), at))) return true;
  return false;
}

const isSpelled = (keyword: string): boolean => /^\p{sc=Latin}/u.test(keyword);

const lengthOf = (keyword: string): number =>
  isSpelled(keyword) ? [...keyword].length : [...keyword].length * LETTERS_PER_CHARACTER;
