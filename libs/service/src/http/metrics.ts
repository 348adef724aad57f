import type { ProjectionStatus } from '#projecting';

export interface Figures {
  /** In the log. */
  readonly events: number;
  /** Events read that Casetrail did not write. */
  readonly strangers: number;
  readonly projections: readonly ProjectionStatus[];
  readonly commands?: readonly {
    readonly action: string;
    readonly outcome: string;
    readonly count: number;
  }[];
}

/** The figures in Prometheus' text format. */
export function metricsText({ events, strangers, projections, commands = [] }: Figures): string {
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
    '',
  ].join('\n');
}

type Sample = (name: string) => string;

const sample =
  (labels: Readonly<Record<string, string>>, value: number): Sample =>
  (name) => {
    const pairs = Object.entries(labels).map(([label, text]) => `${label}=${JSON.stringify(text)}`);
    return `${name}${pairs.length > 0 ? `{${pairs.join(',')}}` : ''} ${value}`;
  };

const family = (name: string, type: string, help: string, samples: readonly Sample[]): string[] => [
  `# HELP ${name} ${help}`,
  `# TYPE ${name} ${type}`,
  ...samples.map((write) => write(name)),
];
