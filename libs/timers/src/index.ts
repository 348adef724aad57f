export type * from './due-timers.js';
export { SharedTimers, type SharedTimersOptions } from './shared-timers.js';
export type { StuckDuty } from './stuck-duties.js';
export { sideBySide } from './side-by-side.js';
export type { Fire, Swept } from './sweep.js';
export { TimerRun, type TimerRunOptions } from './timer-run.js';
export type { RunState, TimerStatus } from './timer-status.js';
