import type {
  AttemptResult,
  ClosingReason,
  Instant,
  ReopenReason,
  RevisitChannel,
  Satisfaction,
  Solved,
} from '../words.js';
import type { EventShape, NoTexts } from './event.js';

/** The next callback: whom, which number, and between which moments. `attempt` as in `RevisitAttempted`. */
export type RevisitScheduled = EventShape<
  'RevisitScheduled',
  { attempt: number; reporter?: string; phone: number; from: Instant; until: Instant }
>;

/**
 * A callback that did not get its answers. `attempt` counts from 1 within the round; `phone` is the place of the number.
 * `reporter` is given where someone else was called than the case's own citizen.
 */
export type RevisitAttempted = EventShape<
  'RevisitAttempted',
  { attempt: number; result: AttemptResult; phone: number; reporter?: string; callAgainAt?: Instant }
>;

/** Every callback was in vain: whoever has not answered is asked in writing, and may answer until then. */
export type RevisitInvited = EventShape<'RevisitInvited', { answerBy: Instant }>;

/**
 * The citizen was reached. `interim` is true while the case was still open: recorded, no change of state, in no rate.
 * `reporter` is the case number of the reporter who answered; more than one where cases were merged.
 */
export type Revisited = EventShape<
  'Revisited',
  {
    via: RevisitChannel;
    reporter: string;
    contacted: boolean;
    solved: Solved;
    satisfaction: Satisfaction;
    wantsReopening: boolean;
    interim: boolean;
    /** Which attempt of the round reached the citizen; 0 for an interim call. */
    attempt: number;
  },
  NoTexts,
  { opinion?: string }
>;

export type Reopened = EventShape<
  'Reopened',
  { reason: ReopenReason; round: number; respondBy: Instant; resolveBy: Instant },
  NoTexts,
  { text?: string }
>;

export type Withdrawn = EventShape<'Withdrawn', object, NoTexts, { text?: string }>;

/** On the stream of the case that ends; `ReporterJoined` is its twin on the one that goes on. */
export type MergedInto = EventShape<'MergedInto', { into: string }, { reason: string }>;

export type ReporterJoined = EventShape<'ReporterJoined', { from: string }, { reason: string }>;

/** On both streams; `other` is the other case. Undoes MergedInto and ReporterJoined. */
export type Unmerged = EventShape<'Unmerged', { other: string }, { reason: string }>;

/** `appealable`: a supervisor's ruling, which the citizen may contest and which counts as unsolved. */
export type Closed = EventShape<'Closed', { reason: ClosingReason; appealable: boolean }, { text?: string }>;
