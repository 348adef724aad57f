import type { EventShape, NoTexts } from './event.js';

/** Changes what is displayed for one entry, never the state. */
export type EntryCorrected = EventShape<
  'EntryCorrected',
  { entry: string },
  { text: string; reason: string }
>;

/** One publishable text is struck: the entry stays, its words go. */
export type TextRedacted = EventShape<'TextRedacted', { entry: string }, { reason: string }>;

export type ErasureOrdered = EventShape<
  'ErasureOrdered',
  { legalBasis: string; orderedBy: string },
  NoTexts,
  { reason: string }
>;

export type PersonalDataErased = EventShape<
  'PersonalDataErased',
  { legalBasis: string; orderedBy: string; confirmedBy: string }
>;

export type PersonalDataRestricted = EventShape<
  'PersonalDataRestricted',
  { legalBasis: string },
  NoTexts,
  { reason: string }
>;
