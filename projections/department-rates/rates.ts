import { branchOf, departmentsAbove } from '#complaint';
import type { Catalogue, LocalizedText, PolicyBook } from '#complaint';
import type { Condition } from '#read-store';
import { namesOf } from '../case-history/render/context.js';
import type { HistoricalChoice } from '../folding/historical.js';
import type { RateDocument } from './department-rates.document.js';
import type { Origin } from './rated-case.js';
import { figuresOf, type RateFigures } from './rate-figures.js';

export const RATE_GROUPS = ['department', 'district', 'policy', 'month'] as const;
export type RateGroup = (typeof RATE_GROUPS)[number];

/** Which part of what counts; what is absent does not narrow. */
export interface RateChoice {
  /** The assessment month `YYYY-MM`, named by the month in which it ends. */
  readonly month?: string;
  /** With its branch. */
  readonly department?: string;
  readonly district?: string;
  /** By id, in all its versions. */
  readonly policy?: string;
  /** Whether imported cases count; `exclude` by default. */
  readonly historical?: HistoricalChoice;
}

export interface RatesQuery extends RateChoice {
  readonly groupBy: RateGroup;
}

export interface RateRow extends RateFigures {
  readonly key: string;
  readonly name: LocalizedText;
}

export interface Rates {
  readonly groupBy: RateGroup;
  readonly historical: HistoricalChoice;
  /** By department each with its branch, so rows may add up to more than `total`; what no department led is only there. */
  readonly groups: readonly RateRow[];
  readonly total: RateFigures;
  /**
   * Confidential cases are in no row and not in `total`. Here is how many of them have a valid callback, of any month
   * city-wide, in whole tens; absent under ten.
   */
  readonly confidentialAtLeast?: number;
}

/** By what rates are made. */
export interface RateParts {
  readonly catalogue: Catalogue;
  readonly policies: PolicyBook;
}

/** The values that each of these fields may have: as conditions for a store, and to choose from documents at hand. */
export type Wanted = Readonly<Record<string, readonly (string | number)[]>>;

const ORIGINS: Readonly<Record<HistoricalChoice, readonly Origin[]>> = {
  exclude: ['live'],
  include: ['live', 'historical'],
  only: ['historical'],
};

export const originsOf = ({ historical = 'exclude' }: RateChoice): readonly Origin[] => ORIGINS[historical];

export function wantedBy(choice: RateChoice, catalogue: Catalogue): Wanted {
  const { month, department, district, policy } = choice;
  return {
    origin: originsOf(choice),
    ...(month !== undefined && { month: [month] }),
    ...(department !== undefined && { department: branchOf(catalogue, department) }),
    ...(district !== undefined && { district: [district] }),
    ...(policy !== undefined && { policyId: [policy] }),
  };
}

export const conditionsOf = (wanted: Wanted): readonly Condition[] =>
  Object.entries(wanted).map(([field, values]) => ({ field, anyOf: values }));

export const isWanted = (wanted: Wanted, document: RateDocument): boolean =>
  Object.entries(wanted).every(([field, values]) =>
    values.includes(document[field as keyof RateDocument] as string | number),
  );

/**
 * The rates of documents that were chosen by the query.
 *
 * @param confidential how many confidential cases there are, in whole tens
 */
export function ratesFrom(
  documents: readonly RateDocument[],
  confidential: number,
  query: RatesQuery,
  parts: RateParts,
): Rates {
  return {
    groupBy: query.groupBy,
    historical: query.historical ?? 'exclude',
    groups: rowsOf(documents, query, parts),
    total: figuresOf(documents, parts.policies),
    ...(confidential > 0 && { confidentialAtLeast: confidential }),
  };
}

function rowsOf(
  documents: readonly RateDocument[],
  { groupBy, department }: RatesQuery,
  parts: RateParts,
): readonly RateRow[] {
  const groups = new Map<string, RateDocument[]>();
  const inBranch = department === undefined ? undefined : branchOf(parts.catalogue, department);
  for (const document of documents)
    for (const key of KEYS_OF[groupBy](document, parts.catalogue)) {
      if (groupBy === 'department' && inBranch && !inBranch.includes(key)) continue;
      const group = groups.get(key);
      if (group) group.push(document);
      else groups.set(key, [document]);
    }
  return [...groups.keys()].sort().map((key) => {
    const members = groups.get(key)!;
    const name = NAME_OF[groupBy](key, members[0]!, parts);
    return { key, name, ...figuresOf(members, parts.policies) };
  });
}

const KEYS_OF: Readonly<
  Record<RateGroup, (document: RateDocument, catalogue: Catalogue) => readonly string[]>
> = {
  department: ({ department }, catalogue) =>
    department === undefined ? [] : [department, ...departmentsAbove(catalogue, department)],
  district: ({ district }) => [district],
  policy: ({ policyId, policyVersion }) => [`${policyId}/${policyVersion}`],
  month: ({ month }) => [month],
};

const NAME_OF: Readonly<
  Record<RateGroup, (key: string, one: RateDocument, parts: RateParts) => LocalizedText>
> = {
  department: (key, one, { catalogue }) => namesOf(one, catalogue).department(key),
  district: (key, one, { catalogue }) => namesOf(one, catalogue).district(key),
  policy: (_, { policyId: id, policyVersion: version }, { policies }) => {
    const { name } = policies.of({ id, version });
    return { 'zh-CN': `${name['zh-CN']}第${version}版`, en: `${name.en}, version ${version}` };
  },
  month: (key) => ({ 'zh-CN': key, en: key }),
};
