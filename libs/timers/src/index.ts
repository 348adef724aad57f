export type * from './due-timers.js';
export { TimerRun, type Fire, type TimerRunOptions } from './timer-run.js';
export type { Swept } from './sweep.js';
export type { StuckDuty } from './stuck-duties.js';
export type { TimerStatus } from './timer-status.js';
