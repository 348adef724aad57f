import { isResolutionDenied } from '#complaint';
import type { Policy, PolicyBook, RevisitAnswer } from '#complaint';
import { assessmentMonth } from './assessment-month.js';
import { SATISFACTION_COUNTS, SOLVED_COUNTS, type RateCount } from './counts.js';
import type { RateDocument } from './department-rates.document.js';
import type { RatedCase, RatedRound, When } from './rated-case.js';

/** What one round of a case counts as, by a name that is its own within the case. */
type Counted = readonly [name: string, document: RateDocument];

/**
 * Everything that a case counts as. Every reporter of every round that is over is in it exactly once: with their answer, or
 * with how the round ended without one.
 *
 * @throws {DomainError} `unknown-policy`
 */
export function countedOf(rated: RatedCase, policies: PolicyBook): ReadonlyMap<string, RateDocument> {
  const policy = policies.of(rated.complaint.policy);
  return new Map(rated.rounds.flatMap((_, place) => new RoundCounts(rated, place, policy).all()));
}

class RoundCounts {
  private readonly round: RatedRound;

  constructor(
    private readonly rated: RatedCase,
    private readonly place: number,
    private readonly policy: Policy,
  ) {
    this.round = rated.rounds[place]!;
  }

  all(): readonly Counted[] {
    return [
      ...this.round.reporters.flatMap((reporter) => this.ofReporter(reporter)),
      ...this.deadline(),
      ...this.deferral(),
    ];
  }

  private ofReporter(reporter: string): readonly Counted[] {
    const { answers, over } = this.round;
    const answer = answers.find((each) => each.reporter === reporter);
    if (answer) return [this.counted(reporter, this.countsOf(answer), answer)];
    return over ? [this.counted(reporter, [over.as], over)] : [];
  }

  private countsOf({ contacted, solved, satisfaction }: RevisitAnswer): readonly RateCount[] {
    const isDenied = solved === 'yes' && this.state.denied === true;
    return [
      'valid',
      contacted ? 'contacted' : 'not-contacted',
      SOLVED_COUNTS[solved],
      SATISFACTION_COUNTS[satisfaction],
      ...(isDenied ? (['denied-later'] as const) : []),
    ];
  }

  /** In the month in which it fell. One that was missed and moved can be missed again, and is not met any more. */
  private deadline(): readonly Counted[] {
    const { missed, over } = this.round;
    if (missed.length === 0 && over && this.wasMet(over)) {
      return [this.counted('deadline', ['deadline-met'], { ...over, at: this.state.resolveBy })];
    }
    return missed.map(({ due, origin, lead }, place) =>
      this.counted(`deadline/${place + 1}`, ['deadline-missed'], { at: due, origin }, lead),
    );
  }

  /** A resolution in time that nobody took back. Imported cases were promised nothing here. */
  private wasMet({ origin, as }: NonNullable<RatedRound['over']>): boolean {
    const { resolution, resolveBy } = this.state;
    if (origin === 'historical' || isResolutionDenied(this.state) || as === 'ruled' || as === 'merged')
      return false;
    return resolution !== undefined && resolution.at <= resolveBy;
  }

  private deferral(): readonly Counted[] {
    const { deferred } = this.round;
    return deferred ? [this.counted('deferral', ['deferred'], deferred)] : [];
  }

  private get state() {
    return this.rated.complaint.rounds[this.place]!;
  }

  private counted(
    name: string,
    counts: readonly RateCount[],
    { at, origin }: When,
    department = this.round.lead,
  ): Counted {
    const { caseNumber, visibility, about, departments, names, complaint } = this.rated;
    const round = this.place + 1;
    return [
      `${caseNumber}/${round}/${name}`,
      {
        caseNumber,
        visibility,
        about,
        departments,
        names,
        round,
        counts,
        month: assessmentMonth(this.policy, at),
        ...(department !== undefined && { department }),
        district: complaint.district,
        policyId: complaint.policy.id,
        policyVersion: complaint.policy.version,
        origin,
      },
    ];
  }
}
