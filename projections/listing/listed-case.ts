import { statusOf } from '#complaint';
import type { Instant, LocalizedText, Status } from '#complaint';
import { namesOf } from '../case-history/render/context.js';
import { STATUS_NAMES } from '../case-history/render/status-names.js';
import type { QueryParts } from '../case-history/case-history.queries.js';
import { ago } from '../case-history/wording/ago.js';
import { calledAgainAfter, type CalledAgain } from '../folding/called-again.js';
import type { Step } from '../folding/fold-batch.js';
import type { CaseFacts, CaseFold, NamesFound, SealedText } from '../folding/case-fold.js';
import { openSummary } from '../folding/open-summary.js';

/** What every line of a list of work says of its case. */
export interface ListedCase extends CaseFacts, CalledAgain {
  readonly status: Status;
  readonly round: number;
  readonly calls: number;
  readonly category: string;
  readonly district: string;
  readonly receivedAt: Instant;
  readonly names: NamesFound;
  readonly summary?: SealedText;
}

/** Fields that the read port asks for; every list that it finds lines in declares them. */
export const FACT_INDEXES = [
  { field: 'visibility' },
  { field: 'about', many: true },
  { field: 'departments', many: true },
] as const;

/** A case as a list of work keeps it. */
export interface ListedFold extends CaseFold, CalledAgain {}

export const keepListed = ({ before, after, event }: Step<ListedFold>): ListedFold => ({
  ...after,
  ...calledAgainAfter(event, before),
});

/** What every line has that no reader gets as it is. */
const INNER = ['names', 'summary', 'about', 'departments'] as const;

/** Such a line as a reader gets it. */
export type Named<Line> = Omit<Line, (typeof INNER)[number]> & {
  readonly statusText: LocalizedText;
  readonly categoryName: LocalizedText;
  readonly districtName: LocalizedText;
  /** How often the citizen called, and how long ago the last time was. */
  readonly calledAgain?: LocalizedText;
  /** Absent once struck or erased. */
  readonly summary?: string;
};

export const listed = (kept: ListedFold): ListedCase => ({
  caseNumber: kept.caseNumber,
  visibility: kept.visibility,
  about: kept.about,
  departments: kept.departments,
  names: kept.names,
  ...(kept.summary === undefined ? {} : { summary: kept.summary }),
  status: statusOf(kept.complaint),
  round: kept.complaint.rounds.length,
  calls: kept.complaint.calls,
  ...(kept.calledAgainAt === undefined ? {} : { calledAgainAt: kept.calledAgainAt }),
  category: kept.complaint.category,
  district: kept.complaint.district,
  receivedAt: kept.complaint.receivedAt,
});

/** @throws {TextsUnavailable} the key store cannot be asked now */
export async function named<Line extends ListedCase>(
  line: Line,
  { catalogue, sealing, clock }: Pick<QueryParts, 'catalogue' | 'sealing' | 'clock'>,
): Promise<Named<Line>> {
  const names = namesOf(line, catalogue);
  const summary = await openSummary(line, sealing);
  return {
    ...without(line, INNER),
    statusText: STATUS_NAMES[line.status],
    categoryName: names.category(line.category),
    districtName: names.district(line.district),
    ...(line.calledAgainAt === undefined
      ? {}
      : { calledAgain: calledAgain(line, line.calledAgainAt, clock().toISOString()) }),
    ...(summary === undefined ? {} : { summary }),
  };
}

function calledAgain({ calls }: ListedCase, at: Instant, now: Instant): LocalizedText {
  const passed = ago(at, now);
  return {
    'zh-CN': `市民已来电${calls}次，最近一次${passed['zh-CN']}`,
    en: `The citizen has called ${calls} times, the last time ${passed.en}`,
  };
}

export function without<D extends object, Key extends keyof D>(
  document: D,
  keys: readonly Key[],
): Omit<D, Key> {
  const left = Object.entries(document).filter(([key]) => !(keys as readonly string[]).includes(key));
  return Object.fromEntries(left) as Omit<D, Key>;
}
