import type {
  Complainant,
  Day,
  Instant,
  Language,
  LocalizedText,
  Outcome,
  PartKind,
  PartState,
  Status,
  Visibility,
} from '#complaint';
import type { FieldGroup } from '../read-port/field-groups.js';

/** What a page says first, in plain words: one sentence of status, then what was done, why, what comes next, by when and who. */
export interface PlainStatus {
  readonly status: LocalizedText;
  /** The measure that the status speaks of, in the words of who took it. */
  readonly done?: LocalizedText;
  readonly why?: LocalizedText;
  readonly next?: LocalizedText;
  readonly byWhen?: LocalizedText;
  readonly who?: LocalizedText;
}

/** What a caller is told about their case now, in the case's language. */
export interface ToTell {
  readonly language: Language;
  /** How often they called, the receipt counted. */
  readonly calls: number;
  /** All of it as one would say it. */
  readonly text: string;
  readonly status: string;
  readonly done?: string;
  readonly why?: string;
  readonly next?: string;
  readonly byWhen?: string;
  readonly who?: string;
}

export interface DepartmentView {
  readonly id: string;
  readonly name: LocalizedText;
  readonly part: PartKind;
  readonly state: PartState;
  /** How that is going, by when, and who decides what is open, as one would tell it to a neighbour. */
  readonly now: LocalizedText;
  /** What it was asked to do last; absent where nothing was said, or the words are gone. */
  readonly task?: string;
  /** Whom the work was passed to, down the tree; this department goes on answering for it. */
  readonly delegatedTo: readonly { readonly id: string; readonly name: LocalizedText }[];
  /** When its own part is due, where that is sooner than the case. */
  readonly dueBy?: Instant;
  /** Until when a supervisor rules on a part that is disputed or was given back. */
  readonly ruledBy?: Instant;
}

/** A text struck or erased is absent, and `gone` says which of the two. */
export interface EntryView {
  readonly eventId: string;
  readonly revision: number;
  readonly type: string;
  /** To the hour for the public, exact for the citizen with the code and for staff. */
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
  readonly round: number;
  readonly department?: string;
  readonly departmentName?: LocalizedText;
  /** The whole entry as a sentence or two, with the recorded words in it. */
  readonly text: LocalizedText;
  /** The open facts and the opened texts behind the sentence. */
  readonly details: Readonly<Record<string, unknown>>;
  readonly gone?: 'redacted' | 'erased';
  readonly correction?: { readonly text: string; readonly reason: string; readonly recordedAt: Instant };
}

/** `GET /api/cases/{caseNumber}`: the case now and its history, as far as the reader may see. */
export interface CaseView {
  readonly caseNumber: string;
  readonly status: Status;
  readonly statusText: LocalizedText;
  readonly plain: PlainStatus;
  readonly visibility: Visibility;
  readonly round: number;
  readonly receivedAt: Instant;
  readonly category: string;
  readonly categoryName: LocalizedText;
  readonly district: string;
  readonly districtName: LocalizedText;
  /** As coarse as the policy says. */
  readonly place: { readonly street?: string; readonly cell?: string };
  readonly summary?: string;
  readonly departments: readonly DepartmentView[];
  /** Of the current round; absent once closed and for historical cases, which made no promise here. */
  readonly deadline?: { readonly respondBy: Instant; readonly resolveBy: Instant; readonly late: boolean };
  readonly nextReview?: Day;
  readonly outcome?: Outcome;
  /** The source and row of an imported case. */
  readonly source?: { readonly source: string; readonly row: string };
  readonly mergedInto?: string;
  /** The one cause behind it and other cases. */
  readonly incident?: { readonly number: string; readonly ended: boolean };
  readonly entries: readonly EntryView[];
  readonly revision: number;
  /** The log position these documents are as of. */
  readonly position: string;
}

/** `GET /api/cases/{caseNumber}/history`: the case with exact times, and the content this reader may open. */
export interface FullHistory extends CaseView {
  readonly description?: string;
  readonly complainant?: Complainant;
  readonly address?: string;
  readonly point?: readonly [number, number];
  readonly personalData: 'held' | 'restricted' | 'erased';
  /** The groups of content that were opened for this reader; what is not here was not looked at. */
  readonly opened: readonly FieldGroup[];
}
