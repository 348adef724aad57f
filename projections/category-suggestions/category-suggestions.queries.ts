import type { Reader } from '#access';
import {
  type Catalogue,
  currentRound,
  isInUse,
  type LocalizedText,
  successorOf,
  type Visibility,
} from '#complaint';
import type { Condition } from '#read-store';
import type { QueryParts } from '../case-history/case-history.queries.js';
import { mayTakeCalls } from '../read-port/visibility.js';
import { kindredOf } from '../similar-cases/kindred.js';
import {
  CASES_FOR_INTAKE,
  NOT_ENDED,
  type SimilarDocument,
} from '../similar-cases/similar-cases.document.js';
import { matchesOf, type Match, type Words } from './keywords.js';

/** What was said, and where. */
export interface Heard extends Words {
  readonly district?: string;
}

export interface SuggestedDepartment {
  readonly id: string;
  readonly name: LocalizedText;
  readonly why: LocalizedText;
}

/** A category the operator may choose; nothing is ever chosen for them. */
export interface SuggestedCategory {
  readonly category: string;
  readonly name: LocalizedText;
  /** What a case of this category is unless the caller asks otherwise. */
  readonly visibility: Visibility;
  /** The keywords that were found in what was said. */
  readonly words: readonly string[];
  /** The usual lead first, then those who solved such cases here. */
  readonly departments: readonly SuggestedDepartment[];
}

export interface Suggestions {
  /** Three at the most, the likeliest first. */
  readonly categories: readonly SuggestedCategory[];
}

/** How many of the latest closed cases are asked who solved them. */
const LOOKED_BACK = 200;
const DEPARTMENTS_SHOWN = 3;

/** What a call may be about and who could handle it, for those who take calls. */
export class CategorySuggestionQueries {
  constructor(private readonly parts: QueryParts) {}

  /** @throws {ReadModelNotBuilt} */
  async suggest(reader: Reader, { district, ...words }: Heard): Promise<Suggestions> {
    if (!mayTakeCalls(reader)) return { categories: [] };
    const matches = matchesOf(this.parts.catalogue, words);
    return { categories: await Promise.all(matches.map((match) => this.suggested(reader, match, district))) };
  }

  private async suggested(
    reader: Reader,
    { category, words }: Match,
    district: string | undefined,
  ): Promise<SuggestedCategory> {
    const { catalogue } = this.parts;
    const solvers = await this.solversOf(reader, category.id, district);
    const departments = [...usual(category.department), ...solvers].flatMap(({ id, why }) => {
      const now = successorOf(catalogue.departments, id);
      return now && isInUse(now) ? [{ id: now.id, name: now.name, why }] : [];
    });
    const each = [...new Map(departments.toReversed().map((one) => [one.id, one])).values()].toReversed();
    return {
      category: category.id,
      name: category.name,
      visibility: category.visibility,
      words,
      departments: each.slice(0, DEPARTMENTS_SHOWN),
    };
  }

  /** Who resolved the latest closed cases of this category, of this district if it is known; most cases first. */
  private async solversOf(reader: Reader, category: string, district?: string) {
    const page = await this.parts.port.find<SimilarDocument>(reader, CASES_FOR_INTAKE, {
      where: [ofMatter(this.parts.catalogue, category, district), { field: 'endedAt', below: NOT_ENDED }],
      order: { field: 'endedAt', direction: 'descending' },
      limit: LOOKED_BACK,
    });
    const solvers = page.items.flatMap(
      ({ complaint }) => currentRound(complaint).resolution?.department ?? [],
    );
    return [...Map.groupBy(solvers, (id) => id)]
      .map(([id, cases]) => ({ id, count: cases.length }))
      .sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1))
      .map(({ id, count }) => ({ id, why: solvedInWords(count, solvers.length, district !== undefined) }));
  }
}

function ofMatter(catalogue: Catalogue, category: string, district: string | undefined): Condition {
  const { same } = kindredOf(catalogue, [category]);
  return district === undefined
    ? { field: 'category', anyOf: same }
    : { field: 'matter', anyOf: same.map((id) => `${district}/${id}`) };
}

const usual = (id: string | undefined) => (id === undefined ? [] : [{ id, why: USUAL }]);

const USUAL: LocalizedText = { 'zh-CN': '此类问题通常由其主办', en: 'usually leads such cases' };

function solvedInWords(count: number, of: number, here: boolean): LocalizedText {
  const [zh, en] = here ? ['本区', ' in this district'] : ['', ''];
  return {
    'zh-CN': `${zh}最近${of}件同类案件中，${count}件由其办结`,
    en: `solved ${count} of the last ${of} such cases${en}`,
  };
}
