import type { Matter } from './matter.js';
import type { Telling } from './telling.js';

/** Someone else's complaint about the same trouble at the same place, so many hours after the first. */
export type AlsoFrom = (hoursLater: number) => Telling;

/** One way a complaint can go, told as a story. */
export interface Scenario {
  readonly name: string;
  /** How often it happens to such a matter, against the others; 0 where it cannot. */
  weight(matter: Matter): number;
  tell(tell: Telling, alsoFrom: AlsoFrom): void;
}
