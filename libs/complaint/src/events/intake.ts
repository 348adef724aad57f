import type {
  Channel,
  Complexity,
  Instant,
  Kind,
  Language,
  LocalizedText,
  MessageChannel,
  MessageResult,
  Urgency,
  Visibility,
} from '../words.js';
import type { EventShape, NoTexts } from './event.js';

/** How to reach the person who complained. Always sealed. */
export interface Complainant {
  readonly name?: string;
  readonly phones?: readonly string[];
  readonly email?: string;
}

export interface PolicyRef {
  readonly id: string;
  readonly version: number;
}

/** Deadlines of one round. */
export interface Deadlines {
  readonly respondBy: Instant;
  readonly resolveBy: Instant;
}

export interface PublicLocation {
  readonly district: string;
  readonly street?: string;
  /** A coarse map cell `lat,lon` rounded as the policy says; never the exact point. */
  readonly cell?: string;
}

export type ComplaintReceived = EventShape<
  'ComplaintReceived',
  {
    caseNumber: string;
    channel: Channel;
    kind: Kind;
    category: string;
    complexity: Complexity;
    urgency: Urgency;
    visibility: Visibility;
    location: PublicLocation;
    language: Language;
    policy: PolicyRef;
    /** How many phone numbers the sealed contact holds; a callback names one by its place (1 is the first). */
    phones: number;
    /** Whether any way to reach the citizen was given. */
    reachable: boolean;
    /** The departments it accuses: they never see it nor handle it. */
    about?: readonly string[];
    callRecording?: string;
    /** Names in the source's own words, for categories, districts and requests that the catalogue does not know (imports). */
    labels?: { category?: LocalizedText; district?: LocalizedText; source?: string };
  } & Deadlines,
  { summary: string },
  { description?: string; complainant?: Complainant; address?: string; point?: readonly [number, number] }
>;

export type Reclassified = EventShape<
  'Reclassified',
  { kind: Kind; category: string; complexity: Complexity; urgency: Urgency } & Deadlines,
  { reason: string }
>;

/** The citizen called again about the same matter. `call` counts them; the first call is the receipt. */
export type RepeatCallLinked = EventShape<
  'RepeatCallLinked',
  { call: number; channel: Channel },
  NoTexts,
  { text?: string }
>;

export type InformationAdded = EventShape<'InformationAdded', object, NoTexts, { text: string }>;

export type VisibilityChanged = EventShape<
  'VisibilityChanged',
  { from: Visibility; to: Visibility },
  { reason: string }
>;

export type ContactPreferenceSet = EventShape<
  'ContactPreferenceSet',
  { channel: MessageChannel; language: Language }
>;

/**
 * What came of one attempt at a message; `messageId` is the same for all of them. Old records know neither `attempt` nor the
 * kinds of today. `reporter` is given where it went to someone else than the case's own citizen.
 */
export type MessageSent = EventShape<
  'MessageSent',
  {
    messageId: string;
    message: string;
    channel: MessageChannel;
    result: MessageResult;
    attempt?: number;
    reporter?: string;
  },
  NoTexts,
  { reason?: string }
>;

/** An imported open case became a live one: from here on rules and clocks apply. */
export type CaseAdopted = EventShape<'CaseAdopted', { policy: PolicyRef } & Deadlines, { reason: string }>;
