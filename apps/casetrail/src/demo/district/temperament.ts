/** How a department goes about its cases: what one would learn of it after a year at the hotline. */
export interface Temperament {
  /** Waiting times are multiplied by it: below 1 is prompt, above 1 slow. */
  readonly pace: number;
  /** How likely it is to dispute a part, to settle for a stopgap first, and to be told that nothing was solved. */
  readonly disputes: number;
  readonly stopgaps: number;
  readonly denied: number;
  /** How likely it rings the citizen before it acts. */
  readonly rings: number;
}

const ORDINARY: Temperament = { pace: 1, disputes: 0.06, stopgaps: 0.15, denied: 0.1, rings: 0.85 };

const TEMPERAMENTS: Readonly<Record<string, Temperament>> = {
  sanitation: { pace: 0.6, disputes: 0.03, stopgaps: 0.2, denied: 0.08, rings: 0.92 },
  traffic: { pace: 1.1, disputes: 0.12, stopgaps: 0.12, denied: 0.12, rings: 0.8 },
  'road-maintenance': { pace: 1.2, disputes: 0.08, stopgaps: 0.45, denied: 0.1, rings: 0.75 },
  water: { pace: 0.5, disputes: 0.03, stopgaps: 0.3, denied: 0.05, rings: 0.95 },
  heating: { pace: 0.7, disputes: 0.05, stopgaps: 0.4, denied: 0.18, rings: 0.9 },
  power: { pace: 0.45, disputes: 0.02, stopgaps: 0.2, denied: 0.04, rings: 0.95 },
  'urban-management': { pace: 1.3, disputes: 0.2, stopgaps: 0.2, denied: 0.22, rings: 0.7 },
  housing: { pace: 2.2, disputes: 0.18, stopgaps: 0.3, denied: 0.2, rings: 0.65 },
  environment: { pace: 1.5, disputes: 0.1, stopgaps: 0.15, denied: 0.15, rings: 0.8 },
  'market-regulation': { pace: 1.4, disputes: 0.08, stopgaps: 0.02, denied: 0.16, rings: 0.88 },
};

export const temperamentOf = (department: string): Temperament => TEMPERAMENTS[department] ?? ORDINARY;
