import {
  addSpan,
  CalendarLacksYear,
  checkCalendar,
  checkSpan,
  type CalendarRules,
  type Problem,
  type Span,
} from '#calendar';
import { isRecord, problem } from '../checking/check.js';

const HOUR = 3_600_000;
/** From a Monday on, twice a day for a week: a span of working time is longer from some moments than from others. */
const SAMPLES = Array.from({ length: 14 }, (_, half) =>
  new Date(Date.parse('2026-03-02T01:00:00.000Z') + half * 12 * HOUR).toISOString(),
);

/** Which spans must not be longer than which, counted by the policy's own calendar. */
export function checkTimes(policy: unknown): readonly Problem[] {
  if (!isRecord(policy) || checkCalendar(policy.calendar).length > 0) return [];
  const calendar = policy.calendar as CalendarRules;
  return [...checkLimits(calendar, policy.limits), ...checkLadder(calendar, policy.escalation)];
}

function checkLimits(calendar: CalendarRules, limits: unknown): readonly Problem[] {
  return listed(limits).flatMap(({ respond, resolve }, row) =>
    whereKnown(calendar, respond, resolve, ['limits', row, 'respond'], (respondBy, resolveBy) =>
      respondBy > resolveBy ? 'The response may come later than the resolution: make it shorter.' : undefined,
    ),
  );
}

function checkLadder(calendar: CalendarRules, escalation: unknown): readonly Problem[] {
  const steps = listed(escalation);
  return steps
    .slice(1)
    .flatMap(({ after }, index) =>
      whereKnown(calendar, steps[index]!.after, after, ['escalation', index + 1, 'after'], (before, now) =>
        before >= now ? 'This step comes no later than the one above it: put them in order.' : undefined,
      ),
    );
}

type Verdict = (one: string, other: string) => string | undefined;

/** The first thing to be said against two spans; their own faults are told elsewhere. */
function whereKnown(
  calendar: CalendarRules,
  one: unknown,
  other: unknown,
  path: Problem['path'],
  verdict: Verdict,
): readonly Problem[] {
  if ([one, other].some((span) => checkSpan(span).length > 0)) return [];
  try {
    for (const sample of SAMPLES) {
      const against = verdict(
        addSpan(calendar, sample, one as Span),
        addSpan(calendar, sample, other as Span),
      );
      if (against !== undefined) return problem(against, ...path);
    }
    return [];
  } catch (error) {
    if (error instanceof CalendarLacksYear) return problem(error.message, ...path);
    throw error;
  }
}

const listed = (list: unknown): readonly Readonly<Record<string, unknown>>[] =>
  Array.isArray(list) ? list.map((each: unknown) => (isRecord(each) ? each : {})) : [];
