import type { ComplaintEventType } from '#complaint';
import { deadlineWording } from './deadlines.js';
import { dispatchWording } from './dispatch.js';
import { incidentWording } from './incident.js';
import { intakeWording } from './intake.js';
import { measureWording } from './measures.js';
import { messageWording } from './messages.js';
import { outcomeWording } from './outcome.js';
import { recordWording } from './record.js';
import type { Wording } from './said.js';

export type * from './said.js';
export * from './speech.js';
export * from './vocabulary.js';

/** How every kind of event is told in every language. A new kind of event does not compile until it is told here. */
export const WORDING: Wording<ComplaintEventType> = {
  ...intakeWording,
  ...dispatchWording,
  ...incidentWording,
  ...measureWording,
  ...messageWording,
  ...deadlineWording,
  ...outcomeWording,
  ...recordWording,
};
