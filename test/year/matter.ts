import type { CasePayload } from '#cases';
import type { Instant } from '#complaint';
import { chance, weighted } from './chance.js';

/** How a department works, whatever it is given. */
export type Temper = 'prompt' | 'slow' | 'disputing' | 'faking';

/** Every lead of the year and its temper. */
export const TEMPERS: Readonly<Record<string, Temper>> = {
  sanitation: 'prompt',
  parks: 'prompt',
  water: 'prompt',
  heating: 'slow',
  'road-maintenance': 'slow',
  'urban-management': 'disputing',
  housing: 'faking',
};

const CATEGORIES: readonly (readonly [readonly [string, string], number])[] = [
  [['sanitation.rubbish', 'sanitation'], 30],
  [['sanitation.toilet', 'parks'], 8],
  [['water.supply', 'water'], 14],
  [['heating.supply', 'heating'], 14],
  [['road.pothole', 'road-maintenance'], 12],
  [['noise.construction', 'urban-management'], 12],
  [['water.drainage', 'housing'], 10],
];
const DISTRICTS = ['haidian', 'chaoyang', 'xicheng', 'fengtai'];
const HOUR = 3_600_000;

/** One complaint of the year, and the person behind it. All of it belongs to the seed and its number. */
export interface Matter {
  readonly index: number;
  readonly receivedAt: Instant;
  readonly lead: string;
  readonly support?: string;
  readonly temper: Temper;
  /** How likely the citizen answers a call. */
  readonly reach: number;
  readonly receive: CasePayload<'receive'>;
  /** A number in [0, 1) for something that may happen in its life. */
  draw(label: string): number;
}

export interface YearPlan {
  readonly seed: number;
  readonly complaints: number;
  readonly days: number;
  readonly from: Instant;
}

/** The complaint of this number, counted from 0. */
export function matterOf(plan: YearPlan, index: number): Matter {
  const draw = (label: string) => chance(plan.seed, `${index}/${label}`);
  const [category, lead] = weighted(draw('category'), CATEGORIES);
  const at = Date.parse(plan.from) + draw('received') * plan.days * 24 * HOUR;
  return {
    index,
    receivedAt: new Date(at).toISOString(),
    lead,
    ...(draw('joint') < 0.15 && { support: lead === 'water' ? 'parks' : 'water' }),
    temper: TEMPERS[lead]!,
    reach: 0.35 + 0.6 * draw('reach'),
    receive: {
      channel: weighted(draw('channel'), [
        ['phone', 8],
        ['web', 1],
        ['app', 1],
      ]),
      kind: weighted(draw('kind'), [
        ['complaint', 7],
        ['help', 2],
        ['report', 1],
      ]),
      category,
      urgency: weighted(draw('urgency'), [
        ['normal', 88],
        ['utility', 9],
        ['emergency', 3],
      ]),
      complexity: weighted(draw('complexity'), [
        ['general', 8],
        ['complex', 2],
      ]),
      policy: weighted(draw('policy'), [
        ['beijing', 6],
        ['simple', 2],
        ['guangdong', 2],
      ]),
      summary: `Matter ${index}`,
      complainant: contactOf(draw('contact')),
      location: { district: DISTRICTS[Math.floor(draw('district') * DISTRICTS.length)]! },
      ...(draw('accuses') < 0.01 && { about: ['market-regulation'], visibility: 'confidential' }),
    },
    draw,
  };
}

const contactOf = (drawn: number): NonNullable<CasePayload<'receive'>['complainant']> =>
  weighted<NonNullable<CasePayload<'receive'>['complainant']>>(drawn, [
    [{ phones: ['13800000001'] }, 76],
    [{ phones: ['13800000001', '13800000002'] }, 18],
    [{ email: 'citizen@example.org' }, 2],
    [{}, 4],
  ]);
