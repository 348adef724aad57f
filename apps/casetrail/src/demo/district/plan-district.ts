import { DEFAULT_CATALOGUE, SHIPPED_BOOK, type Instant } from '#complaint';
import type { Matter } from './matter.js';
import { MATTERS } from './matters/index.js';
import { resident } from './people.js';
import { type Place, somewhere } from './places.js';
import type { PlannedStep } from './planned-step.js';
import { Seeded } from './random.js';
import { Rehearsal } from './rehearsal.js';
import { DAY, HOUR, momentOfReceipt } from './rhythm.js';
import type { Scenario } from './scenario.js';
import {
  IN_CHINESE,
  IN_ENGLISH,
  SCENARIOS,
  STILL_OPEN,
  coveredHeap,
  heapReported,
} from './scenarios/index.js';
import { Telling } from './telling.js';

export interface DistrictPlan {
  readonly seed: number;
  /** The last moment that has happened; nothing in the plan is later. */
  readonly until: Instant;
  /** How many days before `until` the first complaints come in. */
  readonly days: number;
  readonly complaints: number;
}

/**
 * Plans the sample district: what everyone does, when, for every complaint. Pure: the same arguments give the same plan.
 * Number one is the heap that was only covered, number two the same in English. Sorted by time, then by complaint.
 *
 * @throws {DomainError} a story breaks the rules
 */
export function planDistrict(plan: DistrictPlan): readonly PlannedStep[] {
  return new District(plan).tell();
}

/** Stories that need time to end begin at least so long ago. */
const FULL_STORY = 45 * DAY;
const THIS_MORNING = 40 * HOUR;
/** What is to be shown as it stands now has come far enough, and the service has not yet acted where nobody did. */
const LAST_DAY = { least: 12 * HOUR, most: 24 * HOUR };
/** Nobody went on with these: the service warned, recorded what was missed, and escalated. */
const LEFT_ALONE = { least: 3 * DAY, most: 6 * DAY };

class District {
  private readonly random: Seeded;
  private readonly rehearsal = new Rehearsal({
    catalogue: DEFAULT_CATALOGUE,
    policies: SHIPPED_BOOK,
    defaultPolicy: 'beijing',
  });
  private readonly tellings: Telling[] = [];
  private readonly until: number;

  constructor(private readonly plan: DistrictPlan) {
    this.random = new Seeded(plan.seed);
    this.until = Date.parse(plan.until);
  }

  tell(): readonly PlannedStep[] {
    this.tellHeaps();
    this.tellEachOnce();
    while (this.tellings.length < this.plan.complaints) this.tellOne();
    return this.tellings.flatMap((telling) => telling.ends()).sort(byTime);
  }

  private tellHeaps(): void {
    for (const [texts, daysAgo] of [
      [IN_CHINESE, 8],
      [IN_ENGLISH, 6],
    ] as const) {
      const place = { ...somewhere(this.random, 'haidian'), ...HEAP_PLACES[texts.matter.language] };
      coveredHeap(this.telling(texts.matter, place, heapReported(this.until, daysAgo)), texts);
    }
  }

  private tellEachOnce(): void {
    for (const scenario of SCENARIOS) this.tellAs(scenario, this.ago(FULL_STORY, this.plan.days * DAY));
    for (const scenario of STILL_OPEN) this.tellAs(scenario, this.ago(LAST_DAY.least, LAST_DAY.most));
    for (const scenario of STILL_OPEN) this.tellAs(scenario, this.ago(LEFT_ALONE.least, LEFT_ALONE.most));
  }

  private tellOne(): void {
    const receivedAt = momentOfReceipt(this.random, this.until, this.plan.days);
    const matter = this.random.weighted(MATTERS.map((choice) => [choice.weight, choice] as const));
    const recent = receivedAt > this.until - THIS_MORNING && this.random.chance(0.6);
    const scenarios = recent ? STILL_OPEN : SCENARIOS;
    const scenario = this.random.weighted(
      scenarios.map((choice) => [choice.weight(matter), choice] as const),
    );
    this.begin(scenario, matter, receivedAt);
  }

  /** A story of this kind, about a matter that it fits. */
  private tellAs(scenario: Scenario, receivedAt: number): void {
    const fitting = MATTERS.map((matter) => [matter.weight * scenario.weight(matter), matter] as const);
    this.begin(scenario, this.random.weighted(fitting), receivedAt);
  }

  private begin(scenario: Scenario, matter: Matter, receivedAt: number): void {
    const place = somewhere(this.random, this.random.chance(0.9) ? 'haidian' : this.random.one(NEIGHBOURS));
    const alsoFrom = (later: number) => this.telling(matter, place, receivedAt + later * HOUR);
    scenario.tell(this.telling(matter, place, receivedAt), alsoFrom);
  }

  private telling(matter: Matter, place: Place, receivedAt: number): Telling {
    const random = this.random.fork();
    const start = {
      number: this.tellings.length + 1,
      matter,
      place,
      resident: resident(random, matter.language),
      receivedAt: Math.floor(receivedAt),
      until: this.until,
    };
    const telling = new Telling(start, random, this.rehearsal);
    this.tellings.push(telling);
    return telling;
  }

  private ago(least: number, most: number): number {
    return this.until - this.random.between(Math.min(least, most), most);
  }
}

const NEIGHBOURS = ['chaoyang', 'xicheng', 'fengtai'] as const;

const HEAP_PLACES = {
  'zh-CN': { street: '桐影路', streetInEnglish: 'Tongying Road', block: 7, point: [116.298, 39.959] },
  en: { street: '纸鸢里', streetInEnglish: 'Paper Kite Lane', block: 3, point: [116.304, 39.964] },
} as const;

function byTime(a: PlannedStep, b: PlannedStep): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  return a.case - b.case;
}
