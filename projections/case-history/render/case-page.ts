import type { Reader } from '#access';
import { currentRound, statusOf, isHistory } from '#complaint';
import type { Catalogue, Instant, PolicyBook } from '#complaint';
import type { Sealing } from '#sealing';
import { openTo, type FieldGroup } from '../../read-port/field-groups.js';
import type { CaseRecord, EntryDocument } from '../case-history.document.js';
import type { CaseView, EntryView, FullHistory } from '../case-view.js';
import type { CaseFold } from '../../folding/case-fold.js';
import { toTheHour } from '../wording/dates.js';
import type { Context } from '../wording/speech.js';
import { contextFor } from './context.js';
import { deadlineOf } from './deadline.js';
import { entryViews } from './entry-view.js';
import { openEntry, type OpenedEntry } from './opened-entry.js';
import { latestIn } from './plain-phrases.js';
import { plainStatus } from './plain-status.js';
import { STATUS_NAMES } from './status-names.js';
import { departmentViews } from './who-does-what.js';

/** For whom a case is told, when, and with what. */
export interface Rendering {
  readonly reader: Reader;
  readonly now: Instant;
  readonly sealing: Sealing;
  readonly catalogue: Catalogue;
  readonly policies: PolicyBook;
  readonly hotline?: string;
  /** Other cases whose numbers this reader may be told. */
  readonly nameable: ReadonlySet<string>;
}

/** The case now and its history. @throws {TextsUnavailable} the key store cannot be asked now */
export async function renderCase(record: CaseRecord, rendering: Rendering): Promise<CaseView> {
  const opened = await openAll(record, rendering);
  return caseView(record, opened, rendering);
}

/** The case with all that this reader may open. @throws {TextsUnavailable} the key store cannot be asked now */
export async function renderHistory(record: CaseRecord, rendering: Rendering): Promise<FullHistory> {
  const opened = await openAll(record, rendering);
  const { complaint } = record.fold;
  return {
    ...caseView(record, opened, rendering),
    ...opened.find(({ event }) => event.type === 'ComplaintReceived')?.content,
    personalData: complaint.personalData,
    opened: groupsFor(record.fold, rendering),
  };
}

/** Only the entries. @throws {TextsUnavailable} the key store cannot be asked now */
export async function renderEntries(record: CaseRecord, rendering: Rendering): Promise<readonly EntryView[]> {
  return entryViews(await openAll(record, rendering), contextOf(record.fold, rendering));
}

async function openAll(record: CaseRecord, rendering: Rendering): Promise<readonly OpenedEntry[]> {
  const groups = groupsFor(record.fold, rendering);
  return Promise.all(record.entries.map((entry) => openEntry(entry, groups, rendering.sealing)));
}

const groupsFor = (fold: CaseFold, { reader, catalogue }: Rendering): readonly FieldGroup[] =>
  openTo(reader, fold.complaint, catalogue);

const contextOf = (fold: CaseFold, { reader, nameable, ...parts }: Rendering): Context =>
  contextFor(reader, fold, parts, nameable);

function caseView(record: CaseRecord, opened: readonly OpenedEntry[], rendering: Rendering): CaseView {
  const { complaint } = record.fold;
  const context = contextOf(record.fold, rendering);
  const round = complaint.rounds.length;
  const { now } = rendering;
  return {
    caseNumber: complaint.caseNumber,
    status: statusOf(complaint),
    statusText: STATUS_NAMES[statusOf(complaint)],
    plain: plainStatus({ complaint, context, now, latest: latestIn(opened, round) }),
    visibility: complaint.visibility,
    round,
    ...matter(record, opened, context, rendering),
    departments: departmentViews({ complaint, context, now, policies: rendering.policies }, opened),
    ...promise(record.fold, context, now),
    ...(complaint.mergedInto !== undefined && context.mayName(complaint.mergedInto)
      ? { mergedInto: complaint.mergedInto }
      : {}),
    ...(complaint.incident && {
      incident: { number: complaint.incident.number, ended: complaint.incident.ended },
    }),
    entries: entryViews(opened, context),
    revision: complaint.revision,
    position: record.position,
  };
}

function matter(
  { fold }: CaseRecord,
  opened: readonly OpenedEntry[],
  context: Context,
  { policies }: Rendering,
) {
  const { complaint } = fold;
  const receipt = opened.find(({ event }) => event.type === 'ComplaintReceived');
  const summary = receipt?.publishable['summary'];
  return {
    receivedAt: context.full ? complaint.receivedAt : toTheHour(complaint.receivedAt),
    category: complaint.category,
    categoryName: context.category(complaint.category),
    district: complaint.district,
    districtName: context.district(complaint.district),
    place: placeFor(fold, context, policies),
    ...(typeof summary === 'string' ? { summary } : {}),
    ...(complaint.historical ? { source: complaint.historical } : {}),
  };
}

function placeFor(
  { complaint, place }: CaseFold,
  { full }: Context,
  policies: PolicyBook,
): CaseView['place'] {
  return full || policies.of(complaint.policy).coarseness.place === 'street'
    ? place
    : { ...(place.cell === undefined ? {} : { cell: place.cell }) };
}

function promise({ complaint }: CaseFold, context: Context, now: Instant) {
  const deadline = deadlineOf(complaint, now);
  const round = currentRound(complaint);
  const review = statusOf(complaint) === 'mitigated' ? round.mitigation?.reviewOn : undefined;
  const time = context.full ? (instant: Instant) => instant : toTheHour;
  return {
    ...(deadline && {
      deadline: {
        ...deadline,
        respondBy: time(deadline.respondBy),
        resolveBy: time(deadline.resolveBy),
      },
    }),
    ...(review === undefined || isHistory(complaint) ? {} : { nextReview: review }),
    ...(round.resolution ? { outcome: round.resolution.outcome } : {}),
  };
}

/** Numbers of other cases that the entries mention. */
export function casesMentioned(entries: readonly EntryDocument[]): ReadonlySet<string> {
  const mentioned = entries.flatMap(({ event }) => {
    if (event.type === 'MergedInto') return [event.data.into];
    if (event.type === 'ReporterJoined') return [event.data.from];
    return event.type === 'Unmerged' ? [event.data.other] : [];
  });
  return new Set(mentioned);
}
