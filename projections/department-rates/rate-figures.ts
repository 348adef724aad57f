import type { PolicyBook, RateRules } from '#complaint';
import { BESIDE_COUNTS, type BesideCount, type RateCount } from './counts.js';
import type { RateDocument } from './department-rates.document.js';

/**
 * A share with what it is made of. Below the policy's minimum sample only the denominator is told. `rate` is numerator by
 * denominator, to four decimals.
 */
export interface Rate {
  readonly denominator: number;
  readonly numerator?: number;
  readonly rate?: number;
  readonly withheld?: 'small-sample';
}

export interface RateFigures {
  /** Callbacks that reached the citizen: one per reporter and round, interim calls aside. The denominator of the next four. */
  readonly valid: number;
  /** Had the department contacted them? */
  readonly response: Rate;
  /** Is it solved? Only a yes counts. */
  readonly resolution: Rate;
  /** Satisfied, and basically satisfied at what the policy says it counts for. */
  readonly satisfaction: Rate;
  /** The three above by the policy's weights. */
  readonly composite: Rate;
  /** Of those who said that it is solved: the matter was opened again afterwards. They stay in `resolution`. */
  readonly deniedLater: Rate;
  /** Of the rounds whose resolveBy was met or missed: met. */
  readonly deadlinesKept: Rate;
  /** What is in no denominator above. */
  readonly beside: Readonly<Record<BesideCount, number>>;
}

/** What one policy's version counted. */
interface Share {
  readonly rules: RateRules;
  readonly of: (count: RateCount) => number;
}

/** The figures of these documents, each by the rules of its own policy. */
export function figuresOf(documents: readonly RateDocument[], policies: PolicyBook): RateFigures {
  const shares = sharesOf(documents, policies);
  const sum = (term: (share: Share) => number): number =>
    shares.reduce((total, share) => total + term(share), 0);
  const count = (word: RateCount): number => sum(({ of }) => of(word));
  const minimum = Math.max(1, ...shares.map(({ rules }) => rules.minimumSample));
  const valid = count('valid');
  const met = count('deadline-met');
  return {
    valid,
    response: rateOf(count('contacted'), valid, minimum),
    resolution: rateOf(count('solved'), valid, minimum),
    satisfaction: rateOf(sum(satisfied), valid, minimum),
    composite: rateOf(sum(composed), valid, minimum),
    deniedLater: rateOf(count('denied-later'), count('solved'), minimum),
    deadlinesKept: rateOf(met, met + count('deadline-missed'), minimum),
    beside: Object.fromEntries(BESIDE_COUNTS.map((word) => [word, count(word)])) as RateFigures['beside'],
  };
}

const satisfied = ({ rules, of }: Share): number =>
  of('satisfied') + rules.basicallySatisfied * of('basically-satisfied');

function composed(share: Share): number {
  const { response, resolution, satisfaction } = share.rules.weights;
  return response * share.of('contacted') + resolution * share.of('solved') + satisfaction * satisfied(share);
}

function sharesOf(documents: readonly RateDocument[], policies: PolicyBook): readonly Share[] {
  const byPolicy = Map.groupBy(documents, ({ policyId, policyVersion }) => `${policyId}/${policyVersion}`);
  return [...byPolicy.keys()].sort().map((key) => {
    const members = byPolicy.get(key)!;
    const { policyId: id, policyVersion: version } = members[0]!;
    const tally = new Map<RateCount, number>();
    for (const word of members.flatMap(({ counts }) => counts)) tally.set(word, (tally.get(word) ?? 0) + 1);
    return { rules: policies.of({ id, version }).rates, of: (word) => tally.get(word) ?? 0 };
  });
}

function rateOf(numerator: number, denominator: number, minimum: number): Rate {
  if (denominator < minimum) return { denominator, withheld: 'small-sample' };
  return { denominator, numerator: rounded(numerator, 6), rate: rounded(numerator / denominator, 4) };
}

/** Sums of tenths are no tenths in binary. */
const rounded = (value: number, decimals: number): number => Number(value.toFixed(decimals));
