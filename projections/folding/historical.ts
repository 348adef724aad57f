/** Whether imported cases count in figures. */
export const HISTORICAL_CHOICES = ['exclude', 'include', 'only'] as const;
export type HistoricalChoice = (typeof HISTORICAL_CHOICES)[number];
