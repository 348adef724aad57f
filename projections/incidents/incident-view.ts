import type { IncidentNews, Instant, LocalizedText, Status } from '#complaint';

/** One line of a list of incidents. */
export interface IncidentLine {
  readonly number: string;
  readonly category: string;
  readonly categoryName: LocalizedText;
  readonly district: string;
  readonly districtName: LocalizedText;
  /** Whom it concerns, in the words of the record. */
  readonly area?: string;
  /** To the hour for the public, as are all its times. */
  readonly openedAt: Instant;
  /** Absent while nobody can say, and once it is over. */
  readonly expectedEnd?: Instant;
  /** Absent while it goes on. */
  readonly endedAt?: Instant;
  /** How many belong to it; the confidential ones among them in whole tens. */
  readonly cases: number;
}

/** Something that was said of an incident. */
export interface NewsView {
  readonly revision: number;
  readonly news: IncidentNews;
  readonly recordedAt: Instant;
  readonly expectedEnd?: Instant;
  readonly text?: string;
}

/** `GET /api/incidents/{number}`: one cause behind many cases. */
export interface IncidentView extends IncidentLine {
  /** Oldest first. */
  readonly news: readonly NewsView[];
  /** To a department, once it is over: how many open cases of it are its branch's to resolve, see `resolve-members`. */
  readonly yoursToResolve?: number;
  readonly revision: number;
  /** The log position these documents are as of. */
  readonly position: string;
}

/** A case of an incident, for staff. */
export interface IncidentCase {
  readonly caseNumber: string;
  readonly status: Status;
  readonly statusText: LocalizedText;
  /** The department that leads it. */
  readonly lead?: string;
}

export interface LedCase {
  readonly caseNumber: string;
  readonly department: string;
}
