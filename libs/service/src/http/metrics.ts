import type { CalendarEnd } from '#complaint';
import type { ProjectionStatus } from '#projecting';
import type { TimerStatus } from '#timers';

export interface Figures {
  /** In the log. */
  readonly events: number;
  /** Events read that Casetrail did not write. */
  readonly strangers: number;
  readonly projections: readonly ProjectionStatus[];
  /** Absent where another process runs them. */
  readonly timers?: TimerStatus;
  /** Absent where the service's own policy needs no holidays. */
  readonly calendarEnd?: CalendarEnd;
  readonly commands?: readonly {
    readonly action: string;
    readonly outcome: string;
    readonly count: number;
  }[];
}

/** The figures in Prometheus' text format. */
export function metricsText(figures: Figures): string {
  const { events, strangers, projections, timers, calendarEnd, commands = [] } = figures;
  return [
    ...family('casetrail_events', 'gauge', 'Events in the log.', [sample({}, events)]),
    ...family('casetrail_stranger_events_total', 'counter', 'Events skipped that Casetrail did not write.', [
      sample({}, strangers),
    ]),
    ...family(
      'casetrail_projection_lag_events',
      'gauge',
      'Events a projection has not seen.',
      projections.map(({ name, lag }) => sample({ projection: name }, lag.events)),
    ),
    ...family(
      'casetrail_projection_lag_seconds',
      'gauge',
      'Age of the oldest event a projection has not seen.',
      projections.map(({ name, lag }) => sample({ projection: name }, lag.seconds)),
    ),
    ...family(
      'casetrail_projection_live',
      'gauge',
      '1 while a projection is live, 0 while it is built or stopped.',
      projections.map(({ name, state }) => sample({ projection: name }, state === 'live' ? 1 : 0)),
    ),
    ...family(
      'casetrail_commands_total',
      'counter',
      'Commands by action and outcome since the start.',
      commands.map(({ action, outcome, count }) => sample({ action, outcome }, count)),
    ),
    ...(timers ? timerFamilies(timers) : []),
    ...(calendarEnd ? calendarFamily(calendarEnd) : []),
    '',
  ].join('\n');
}

const timerFamilies = ({ due, lateSeconds, firedTotal, stuckTotal, uncounted }: TimerStatus): string[] => [
  ...gauge('casetrail_timers_due', 'Cases with something due that the service does by itself.', due),
  ...gauge(
    'casetrail_timers_late_seconds',
    'How long the oldest of it that is not stuck has been due.',
    lateSeconds,
  ),
  ...family('casetrail_timers_fired_total', 'counter', 'Duties done since the start.', [
    sample({}, firedTotal),
  ]),
  ...gauge('casetrail_timers_stuck', 'Duties that were refused and are still owed.', stuckTotal),
  ...gauge(
    'casetrail_timers_uncounted',
    'Cases with dates that reach into a year whose holidays their calendar lacks.',
    uncounted?.cases ?? 0,
  ),
];

const calendarFamily = ({ policy, daysLeft }: CalendarEnd): string[] =>
  family(
    'casetrail_calendar_days_left',
    'gauge',
    'Days until working time cannot be counted any more, for want of the public holidays of a year.',
    [sample({ policy }, daysLeft)],
  );

type Sample = (name: string) => string;

const sample =
  (labels: Readonly<Record<string, string>>, value: number): Sample =>
  (name) => {
    const pairs = Object.entries(labels).map(([label, text]) => `${label}=${JSON.stringify(text)}`);
    return `${name}${pairs.length > 0 ? `{${pairs.join(',')}}` : ''} ${value}`;
  };

const gauge = (name: string, help: string, value: number): string[] =>
  family(name, 'gauge', help, [sample({}, value)]);

const family = (name: string, type: string, help: string, samples: readonly Sample[]): string[] => [
  `# HELP ${name} ${help}`,
  `# TYPE ${name} ${type}`,
  ...samples.map((write) => write(name)),
];
