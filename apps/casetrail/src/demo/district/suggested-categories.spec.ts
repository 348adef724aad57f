import { describe, expect, it } from '@jest/globals';
import { DEFAULT_CATALOGUE } from '#complaint';
import { termsOf } from '#read-store';
import { matchesOf } from '../../../../../projections/category-suggestions/keywords.js';
import { MATTERS } from './matters/index.js';

interface Told {
  readonly category: string;
  readonly summary: string;
  readonly description: string;
}

/** Every way in which the district words a complaint, without the names of places. */
const TOLD: readonly Told[] = MATTERS.flatMap(({ category, summaries, descriptions }) =>
  summaries.map((summary, index) => ({
    category,
    summary: summary.replaceAll(/\{\w+\}/g, ' '),
    description: descriptions[index % descriptions.length]!,
  })),
);

const byKeywords = (told: Told): readonly string[] =>
  matchesOf(DEFAULT_CATALOGUE, told).map(({ category }) => category.id);

/** The most probable category by naive Bayes with add-one smoothing, learned from all wordings but this one. */
function learned(told: Told): string | undefined {
  const others = TOLD.filter((other) => other !== told);
  const termsBy = Map.groupBy(
    others.flatMap(({ category, ...words }) => termsIn(words).map((term) => ({ category, term }))),
    ({ category }) => category,
  );
  const vocabulary = new Set([...termsBy.values()].flat().map(({ term }) => term)).size;
  const scores = [...termsBy].map(([category, terms]) => {
    const counts = Map.groupBy(terms, ({ term }) => term);
    const prior = others.filter((other) => other.category === category).length / others.length;
    const score = termsIn(told).reduce(
      (sum, term) => sum + Math.log(((counts.get(term)?.length ?? 0) + 1) / (terms.length + vocabulary)),
      Math.log(prior),
    );
    return { category, score };
  });
  return scores.sort((a, b) => b.score - a.score)[0]?.category;
}

const termsIn = ({ summary, description }: Omit<Told, 'category'>): readonly string[] =>
  termsOf(`${summary} ${description}`);

const share = (right: (told: Told) => boolean): number => TOLD.filter(right).length / TOLD.length;

describe('the category of a complaint of the sample district', () => {
  it('is suggested by keywords, which do better on wordings not met before than what is learned from the others', () => {
    const first = share((told) => byKeywords(told)[0] === told.category);
    const amongThree = share((told) => byKeywords(told).includes(told.category));
    const bayes = share((told) => learned(told) === told.category);
    const percent = (part: number) => `${Math.round(part * 100)} %`;
    console.log(
      `${TOLD.length} wordings: keywords ${percent(first)}, among their three ${percent(amongThree)}; learned ${percent(bayes)}`,
    );
    expect(first).toBeGreaterThan(0.7);
    expect(first).toBeGreaterThan(bayes);
    expect(amongThree).toBeGreaterThanOrEqual(first);
  });
});
