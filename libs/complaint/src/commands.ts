import type { Actor, Complainant } from './events/index.js';
import type {
  AttemptResult,
  Channel,
  Complexity,
  Day,
  DeadlineKind,
  EscalationReason,
  IncidentNews,
  Instant,
  Kind,
  Language,
  MessageChannel,
  MessageResult,
  Outcome,
  PartKind,
  ReopenReason,
  RevisitChannel,
  Ruling,
  Satisfaction,
  Solved,
  StopgapReason,
  Urgency,
  Visibility,
} from './words.js';

interface DepartmentInstruction {
  readonly id: string;
  readonly part: PartKind;
  readonly instruction?: string;
  /** When its part is to be done, where that is sooner than the case. */
  readonly dueBy?: Instant;
}

/** Commands by their action word, as in `POST /api/cases/{caseNumber}/{action}`; `receive` starts a case. */
export interface CommandPayloads {
  receive: {
    readonly caseNumber: string;
    readonly channel: Channel;
    readonly kind: Kind;
    readonly category: string;
    readonly complexity?: Complexity;
    readonly urgency?: Urgency;
    /** By default the category's. */
    readonly visibility?: Visibility;
    readonly summary: string;
    readonly description?: string;
    readonly complainant?: Complainant;
    readonly location: {
      readonly district: string;
      readonly street?: string;
      readonly address?: string;
      readonly point?: readonly [number, number];
    };
    readonly about?: readonly string[];
    readonly language?: Language;
    readonly callRecording?: string;
    /** By default the service's policy. */
    readonly policy?: string;
  };
  reclassify: {
    readonly kind?: Kind;
    readonly category?: string;
    readonly complexity?: Complexity;
    readonly urgency?: Urgency;
    readonly reason: string;
  };
  assign: { readonly departments: readonly DepartmentInstruction[]; readonly reason?: string };
  'add-department': {
    readonly department: string;
    readonly instruction?: string;
    readonly dueBy?: Instant;
    readonly reason: string;
  };
  'replace-department': {
    readonly department: string;
    readonly by: string;
    readonly instruction?: string;
    readonly reason: string;
  };
  'change-lead': { readonly to: string; readonly reason: string };
  instruct: {
    readonly department: string;
    readonly instruction?: string;
    readonly dueBy?: Instant;
    readonly reason: string;
  };
  accept: { readonly department: string };
  dispute: { readonly department: string; readonly reason: string };
  'return-part': { readonly department: string; readonly reason: string };
  rule: {
    readonly department: string;
    readonly ruling: Ruling;
    readonly to?: string;
    /** Absent only when the time to rule is over and the part stays where it is. */
    readonly reason?: string;
  };
  delegate: { readonly department: string; readonly to: string; readonly instruction?: string };
  contact: { readonly department: string; readonly text?: string };
  progress: { readonly department: string; readonly text: string; readonly internal?: string };
  mitigate: {
    readonly department: string;
    readonly done: string;
    readonly whyNotPermanent: { readonly code: StopgapReason; readonly text: string };
    readonly plan: string;
    readonly reviewOn: Day;
  };
  'finish-part': { readonly department: string; readonly text: string };
  resolve: {
    /** Absent only when the operator explains a consultation on the call. */
    readonly department?: string;
    readonly outcome: Outcome;
    readonly done: string;
    readonly evidence?: readonly string[];
  };
  'join-incident': { readonly incident: string };
  'leave-incident': { readonly reason: string };
  /** What is new of an incident, as it reaches one of its cases. */
  'relay-incident': {
    readonly incident: string;
    /** In the incident's stream. */
    readonly revision: number;
    readonly news: IncidentNews;
    readonly expectedEnd?: Instant;
    readonly text: string;
  };
  'schedule-revisit': object;
  'attempt-revisit': {
    readonly result: AttemptResult;
    readonly phone: number;
    /** When the citizen asked to be called, where they could not talk now. */
    readonly callAgainAt?: Instant;
    /** Case number of the reporter who was called; by default the case's own. */
    readonly reporter?: string;
  };
  revisit: {
    readonly via?: RevisitChannel;
    /** Case number of the reporter who answered; by default the case's own. */
    readonly reporter?: string;
    readonly contacted: boolean;
    readonly solved: Solved;
    readonly satisfaction: Satisfaction;
    readonly wantsReopening?: boolean;
    readonly opinion?: string;
  };
  invite: object;
  reopen: { readonly reason: ReopenReason; readonly text?: string };
  'link-call': { readonly channel?: Channel; readonly text?: string };
  'add-information': { readonly text: string };
  extend: { readonly deadline: DeadlineKind; readonly to: Instant; readonly reason: string };
  'warn-deadline': { readonly deadline: DeadlineKind };
  'miss-deadline': {
    readonly deadline: DeadlineKind;
    /** By default the current one. */
    readonly round?: number;
  };
  'miss-part': { readonly department: string };
  defer: {
    readonly reason: string;
    readonly plan: string;
    readonly targetDate: Day;
    readonly nextReportOn: Day;
  };
  'review-deferral': { readonly text: string; readonly targetDate?: Day; readonly nextReportOn: Day };
  'end-deferral': { readonly reason: string };
  escalate: {
    /** By default where the policy sends it. */
    readonly to?: string;
    readonly reason: EscalationReason;
    /** Which of several it is about, see `Escalated`. */
    readonly subject?: string;
    readonly text?: string;
  };
  attach: {
    readonly hash: string;
    readonly mediaType: string;
    readonly size: number;
    readonly public: boolean;
    readonly caption?: string;
    readonly department?: string;
  };
  correct: { readonly entry: string; readonly text: string; readonly reason: string };
  redact: { readonly entry: string; readonly reason: string };
  'change-visibility': { readonly to: Visibility; readonly reason: string };
  prefer: { readonly channel: MessageChannel; readonly language: Language };
  'record-message': {
    readonly messageId: string;
    readonly message: string;
    readonly channel: MessageChannel;
    readonly result: MessageResult;
    /** Counted from 1. */
    readonly attempt?: number;
    readonly reporter?: string;
    /** Why it was not delivered, for staff. */
    readonly reason?: string;
  };
  withdraw: { readonly text?: string };
  merge: { readonly into: string; readonly intoVisibility: Visibility; readonly reason: string };
  /** The other half of `merge`, on the case that goes on. */
  'join-reporter': { readonly from: string; readonly fromVisibility: Visibility; readonly reason: string };
  unmerge: { readonly other: string; readonly reason: string };
  close: {
    readonly reason: 'unreachable' | 'no-contact-given' | 'explained-on-call' | 'ruled';
    readonly text?: string;
  };
  adopt: { readonly policy?: string; readonly reason: string };
  'order-erasure': { readonly legalBasis: string; readonly reason: string };
  'confirm-erasure': object;
  restrict: { readonly legalBasis: string; readonly reason: string };
}

export type Action = keyof CommandPayloads;

/** What every command carries besides its words. The domain never reads a clock: time comes in here. */
export interface CommandContext {
  readonly actor: Actor;
  /** The moment of deciding; becomes `recordedAt` for what the decision itself must compare. */
  readonly now: Instant;
  /** When it happened in the street; staff may back-date within the policy's limit. */
  readonly occurredAt: Instant;
}

export type CommandOf<A extends Action> = { readonly type: A } & CommandPayloads[A] & CommandContext;

export type ComplaintCommand = { [A in Action]: CommandOf<A> }[Action];
