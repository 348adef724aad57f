import { evolve } from '#complaint';
import type { Complaint, LocalizedText, RecordedComplaintEvent, Visibility } from '#complaint';

/** What the read port needs to judge who may read a document that speaks of one case. */
export interface CaseFacts {
  readonly caseNumber: string;
  readonly visibility: Visibility;
  /** The departments it accuses. */
  readonly about: readonly string[];
  /** Ids of all departments that hold or held a part, and of those a part was delegated to. */
  readonly departments: readonly string[];
}

/** Names that came with imported events, for ids which the catalogue does not know. */
export interface NamesFound {
  readonly departments: Readonly<Record<string, LocalizedText>>;
  readonly categories: Readonly<Record<string, LocalizedText>>;
  readonly districts: Readonly<Record<string, LocalizedText>>;
}

/** A text still sealed, with the event that authenticates it. */
export interface SealedText {
  readonly eventId: string;
  readonly envelope: string;
}

/** One case as far as events have told: what every read model keeps of it, and extends. */
export interface CaseFold extends CaseFacts {
  readonly complaint: Complaint;
  readonly names: NamesFound;
  readonly place: { readonly street?: string; readonly cell?: string };
  /** The receipt's publishable texts; absent once struck. */
  readonly summary?: SealedText;
  /** The number of an imported case in its source. */
  readonly sourceNumber?: string;
}

/** Takes the next event of a case in. Texts stay sealed. */
export function advance(fold: CaseFold | undefined, event: RecordedComplaintEvent): CaseFold {
  const complaint = evolveKept(fold?.complaint, event);
  const { place, summary, sourceNumber } = fold ?? beginning(event);
  return {
    place,
    summary: isSummaryStruck(fold, event) ? undefined : summary,
    sourceNumber,
    names: learnNames(fold?.names ?? NO_NAMES, event),
    ...factsOf(complaint),
    // A document lies under the number of its stream, whatever a receipt says.
    caseNumber: event.caseNumber,
    complaint,
  };
}

export const factsOf = ({ caseNumber, visibility, about, parts }: Complaint): CaseFacts => ({
  caseNumber,
  visibility,
  about,
  departments: [...new Set(parts.flatMap((part) => [part.department, ...part.delegatedTo]))],
});

/** As `evolve`, without the index of entries: it grows with the case and only decisions need it. */
export const evolveKept = (complaint: Complaint | undefined, event: RecordedComplaintEvent): Complaint => ({
  ...evolve(complaint, event),
  entries: {},
});

const NO_NAMES: NamesFound = { departments: {}, categories: {}, districts: {} };

function beginning(event: RecordedComplaintEvent): Pick<CaseFold, 'place' | 'summary' | 'sourceNumber'> {
  if (event.type !== 'ComplaintReceived') return { place: {} };
  const { street, cell } = event.data.location;
  const envelope = event.sealed.publishable;
  return {
    place: { street, cell },
    summary: envelope === undefined ? undefined : { eventId: event.id, envelope },
    sourceNumber: event.data.labels?.source,
  };
}

function isSummaryStruck(fold: CaseFold | undefined, event: RecordedComplaintEvent): boolean {
  return event.type === 'TextRedacted' && event.data.entry === fold?.summary?.eventId;
}

function learnNames(names: NamesFound, event: RecordedComplaintEvent): NamesFound {
  switch (event.type) {
    case 'ComplaintReceived': {
      const { category, location, labels } = event.data;
      return {
        ...names,
        categories: withName(names.categories, category, labels?.category),
        districts: withName(names.districts, location.district, labels?.district),
      };
    }
    case 'ComplaintAssigned':
      return event.data.departments.reduce(withDepartment, names);
    case 'DepartmentAdded':
      return withDepartment(names, event.data.department);
    default:
      return names;
  }
}

const withDepartment = (
  names: NamesFound,
  { id, name }: { id: string; name?: LocalizedText },
): NamesFound => ({
  ...names,
  departments: withName(names.departments, id, name),
});

const withName = (names: Readonly<Record<string, LocalizedText>>, id: string, name?: LocalizedText) =>
  name === undefined ? names : { ...names, [id]: name };
