/** The closed vocabularies of the domain. Each list is the single source of its type, its DTO check and its labels. */

export const CHANNELS = ['phone', 'web', 'app', 'letter', 'visit', 'referral'] as const;
export type Channel = (typeof CHANNELS)[number];

export const KINDS = ['complaint', 'report', 'help', 'suggestion', 'consultation'] as const;
export type Kind = (typeof KINDS)[number];

export const COMPLEXITIES = ['simple', 'general', 'complex'] as const;
export type Complexity = (typeof COMPLEXITIES)[number];

export const URGENCIES = ['normal', 'utility', 'emergency'] as const;
export type Urgency = (typeof URGENCIES)[number];

export const VISIBILITIES = ['listed', 'unlisted', 'confidential'] as const;
export type Visibility = (typeof VISIBILITIES)[number];

export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

export const ROLES = [
  'operator',
  'department',
  'supervisor',
  'auditor',
  'analyst',
  'administrator',
  'service',
  'citizen',
] as const;
export type Role = (typeof ROLES)[number];

export const PART_KINDS = ['lead', 'support'] as const;
export type PartKind = (typeof PART_KINDS)[number];

export const PART_STATES = [
  'assigned',
  'accepted',
  'disputed',
  'mitigated',
  'finished',
  'ruled-away',
] as const;
export type PartState = (typeof PART_STATES)[number];

export const STATUSES = [
  'received',
  'assigned',
  'disputed',
  'in-progress',
  'mitigated',
  'deferred',
  'resolved',
  'revisiting',
  'closed',
] as const;
export type Status = (typeof STATUSES)[number];

export const STOPGAP_REASONS = [
  'access-blocked',
  'parts-awaited',
  'weather',
  'other-works-first',
  'permit-awaited',
  'budget-awaited',
  'other',
] as const;
export type StopgapReason = (typeof STOPGAP_REASONS)[number];

export const OUTCOMES = [
  'fixed',
  'nothing-found',
  'no-access',
  'not-ours',
  'duplicate',
  'explained',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const ATTEMPT_RESULTS = [
  'unanswered',
  'busy',
  'rejected',
  'flagged-as-spam',
  'wrong-number',
  'answered-not-now',
] as const;
export type AttemptResult = (typeof ATTEMPT_RESULTS)[number];

export const SOLVED_ANSWERS = ['yes', 'partly', 'no'] as const;
export type Solved = (typeof SOLVED_ANSWERS)[number];

export const SATISFACTIONS = ['satisfied', 'basically-satisfied', 'dissatisfied'] as const;
export type Satisfaction = (typeof SATISFACTIONS)[number];

export const REVISIT_CHANNELS = ['phone', 'message', 'page'] as const;
export type RevisitChannel = (typeof REVISIT_CHANNELS)[number];

export const REOPEN_REASONS = [
  'not-solved',
  'dissatisfied',
  'called-again',
  'reporter-not-satisfied',
  'supervisor',
] as const;
export type ReopenReason = (typeof REOPEN_REASONS)[number];

export const ESCALATION_REASONS = [
  'mitigation-lapsed',
  'deadline-missed',
  'disputed-too-long',
  'part-overdue',
  'deferral-unreported',
  'revisit-overdue',
  'supervisor',
] as const;
export type EscalationReason = (typeof ESCALATION_REASONS)[number];

export const CLOSING_REASONS = [
  'confirmed',
  'unreachable',
  'no-contact-given',
  'explained-on-call',
  'ruled',
  'withdrawn',
  'merged',
  'closed-at-source',
] as const;
export type ClosingReason = (typeof CLOSING_REASONS)[number];

/** What of an incident is told: that it is known, what is new, that it is over. */
export const INCIDENT_NEWS = ['opened', 'updated', 'ended'] as const;
export type IncidentNews = (typeof INCIDENT_NEWS)[number];

export const DEADLINE_KINDS = ['respondBy', 'resolveBy'] as const;
export type DeadlineKind = (typeof DEADLINE_KINDS)[number];

export const RULINGS = ['upheld', 'moved'] as const;
export type Ruling = (typeof RULINGS)[number];

export const MESSAGE_CHANNELS = ['sms', 'email', 'none'] as const;
export type MessageChannel = (typeof MESSAGE_CHANNELS)[number];

/**
 * What came of one attempt. `failed` and `doubtful` are tried again; `expired` had lost its sense before it could be sent;
 * `given-up` after the last attempt, or where another would be pointless.
 */
export const MESSAGE_RESULTS = ['sent', 'failed', 'doubtful', 'expired', 'given-up'] as const;
export type MessageResult = (typeof MESSAGE_RESULTS)[number];

/** What a citizen is told of, in messages. */
export const MESSAGE_KINDS = [
  'received',
  'assigned',
  'mitigated',
  'deadline-extended',
  'deadline-missed',
  'deferred',
  'deferral-reported',
  'resolved',
  'callback-announced',
  'invited',
  'reopened',
  'closed',
  'escalated',
  'incident-news',
] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

/** A text in every language Casetrail speaks. */
export type LocalizedText = Readonly<Record<Language, string>>;

export type { Day, Instant } from '#calendar';

/** The telephone number that a citizen calls in any city of China, and is called back from. */
export const HOTLINE_NUMBER = '12345';
