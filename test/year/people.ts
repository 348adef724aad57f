import { dayIn, daysAfter, instantAt } from '#calendar';
import {
  type Action,
  type Actor,
  type AttemptResult,
  type CommandPayloads,
  type Complaint,
  type Instant,
  type Part,
  type Policy,
  type Satisfaction,
  type Solved,
  activeParts,
  currentRound,
  leadOf,
  stageOf,
} from '#complaint';
import { weighted } from './chance.js';
import type { Matter } from './matter.js';

/** What somebody does next, and when. */
export interface Act {
  readonly at: Instant;
  readonly action: Action;
  readonly payload: object;
  readonly actor: Actor;
}

/** A case as the people on it know it. */
export interface KnownCase {
  readonly complaint: Complaint;
  /** When its last event was recorded. */
  readonly lastAt: Instant;
  /** How often each kind of event has happened, in the whole case. */
  readonly counts: Readonly<Record<string, number>>;
}

const OPERATOR: Actor = { id: 'operator-1', role: 'operator' };
const SUPERVISOR: Actor = { id: 'supervisor-1', role: 'supervisor' };
const CITIZEN: Actor = { id: 'citizen', role: 'citizen' };
const staffOf = (department: string): Actor => ({
  id: `staff-${department}`,
  role: 'department',
  department,
});
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const later = (from: Instant, ms: number): Instant => new Date(Date.parse(from) + ms).toISOString();

/**
 * The next thing that a person does on a case if nobody does anything before. Like the service's own duties it follows from
 * the case and the seed alone, so that a year which was killed goes on as it would have.
 */
export function nextAct(matter: Matter, known: KnownCase | undefined, policy: Policy): Act | undefined {
  if (!known) {
    return { at: matter.receivedAt, action: 'receive', payload: matter.receive, actor: OPERATOR };
  }
  const acts = CHOICES[stageOf(known.complaint)](matter, known, policy);
  const earliest = later(known.lastAt, MINUTE);
  const next = acts.reduce<Act | undefined>(
    (first, act) => (first && first.at <= act.at ? first : act),
    undefined,
  );
  return next && { ...next, at: next.at > earliest ? next.at : earliest };
}

type Choices = (matter: Matter, known: KnownCase, policy: Policy) => readonly Act[];

const CHOICES: Readonly<Record<ReturnType<typeof stageOf>, Choices>> = {
  open: (matter, known, policy) => [
    ...dispatching(matter, known),
    ...handling(matter, known, policy),
    ...above(matter, known),
  ],
  resolved: (matter, known) => revisiting(matter, known),
  closed: (matter, known) => comingBack(matter, known),
};

function act<A extends Action>(at: Instant, action: A, actor: Actor, payload: CommandPayloads[A]): Act {
  return { at, action, actor, payload };
}

/** What was drawn for this part of this round, between two bounds in hours. */
function hours(
  matter: Matter,
  { complaint }: KnownCase,
  label: string,
  [least, most]: readonly [number, number],
): number {
  return (least + (most - least) * matter.draw(`${currentRound(complaint).number}/${label}`)) * HOUR;
}

const happens = (matter: Matter, { complaint }: KnownCase, label: string, likelihood: number): boolean =>
  matter.draw(`${currentRound(complaint).number}/${label}?`) < likelihood;

function dispatching(matter: Matter, known: KnownCase): readonly Act[] {
  if (activeParts(known.complaint).length > 0) return [];
  const { lead, support } = matter;
  const at = later(known.complaint.receivedAt, hours(matter, known, 'dispatch', [0.1, 0.8]));
  const departments = [
    { id: lead, part: 'lead' as const },
    ...(support === undefined
      ? []
      : [
          {
            id: support,
            part: 'support' as const,
            ...(matter.draw('due') < 0.4 && {
              dueBy: later(at, (Date.parse(currentRound(known.complaint).resolveBy) - Date.parse(at)) * 0.8),
            }),
          },
        ]),
  ];
  return [act(at, 'assign', OPERATOR, { departments })];
}

/** Hours between one step and the next, by temper. */
const PACE = {
  prompt: { accept: [0.2, 2], contact: [0.5, 8], work: [4, 70] },
  slow: { accept: [4, 50], contact: [6, 60], work: [60, 420] },
  disputing: { accept: [1, 8], contact: [2, 20], work: [10, 150] },
  faking: { accept: [0.2, 3], contact: [0.5, 3], work: [2, 30] },
} as const;

function handling(matter: Matter, known: KnownCase, policy: Policy): readonly Act[] {
  return activeParts(known.complaint).flatMap((part) => partActs(matter, known, part, policy));
}

function partActs(matter: Matter, known: KnownCase, part: Part, policy: Policy): readonly Act[] {
  const pace = PACE[matter.temper];
  const by = staffOf(part.department);
  const { department } = part;
  const round = currentRound(known.complaint);
  switch (part.state) {
    case 'assigned': {
      if (matter.temper === 'disputing' && part.part === 'lead' && happens(matter, known, 'dispute', 0.5)) {
        const at = later(part.assignedAt, hours(matter, known, 'dispute', [0.2, 2.5]));
        return [act(at, 'dispute', by, { department, reason: 'Not ours' })];
      }
      const at = later(part.assignedAt, hours(matter, known, 'accept', pace.accept));
      return [act(at, 'accept', by, { department })];
    }
    case 'disputed': {
      if (!happens(matter, known, 'ruled', 0.6)) return [];
      const at = later(part.disputedAt!, hours(matter, known, 'rule', [1, 16]));
      return [act(at, 'rule', SUPERVISOR, { department, ruling: 'upheld', reason: 'It is yours' })];
    }
    case 'accepted':
    case 'mitigated': {
      const begun = part.acceptedAt! > round.startedAt ? part.acceptedAt! : round.startedAt;
      return part.part === 'lead'
        ? leadActs(matter, known, part, { begun, policy })
        : [
            act(later(begun, hours(matter, known, 'finish', [2, 40])), 'finish-part', by, {
              department,
              text: 'Done',
            }),
          ];
    }
    case 'finished':
    case 'ruled-away':
      return [];
  }
}

interface Work {
  readonly begun: Instant;
  readonly policy: Policy;
}

function leadActs(matter: Matter, known: KnownCase, part: Part, { begun, policy }: Work): readonly Act[] {
  const { complaint } = known;
  const { department } = part;
  const pace = PACE[matter.temper];
  const by = staffOf(department);
  const round = currentRound(complaint);
  const acts: Act[] = [];
  if (round.respondedAt === undefined && happens(matter, known, 'contact', 0.9)) {
    acts.push(
      act(later(begun, hours(matter, known, 'contact', pace.contact)), 'contact', by, { department }),
    );
  }
  const supportsDone = activeParts(complaint).every(
    ({ part: kind, state }) => kind === 'lead' || state === 'finished',
  );
  const resolve = (at: Instant) =>
    acts.push(act(at, 'resolve', by, { department, outcome: 'fixed', done: 'Done' }));
  if (complaint.deferral) return [...acts, ...deferredActs(matter, known, by, policy)];
  if (part.state === 'mitigated') {
    acts.push(...reviewActs(matter, known, part, policy));
    const review = instantAt(policy.calendar.zone, part.mitigation!.reviewOn, '10:00');
    if (supportsDone)
      resolve(
        later(review, happens(matter, known, 'in-time', 0.75) ? 0 : hours(matter, known, 'lapse', [20, 120])),
      );
    return acts;
  }
  if (happens(matter, known, 'defer', 0.01)) acts.push(deferring(matter, known, begun, policy));
  if (happens(matter, known, 'mitigate', matter.temper === 'slow' ? 0.35 : 0.15) && !round.mitigation) {
    acts.push(
      mitigating(matter, known, part, later(begun, hours(matter, known, 'mitigate', [2, 30])), policy),
    );
  }
  if (supportsDone) resolve(later(begun, hours(matter, known, 'work', pace.work)));
  return acts;
}

function mitigating(matter: Matter, known: KnownCase, part: Part, at: Instant, { calendar }: Policy): Act {
  const days = 1 + Math.floor(matter.draw(`review-${part.mitigation?.renewal ?? 'first'}`) * 6);
  const moment = at > known.lastAt ? at : known.lastAt;
  return act(at, 'mitigate', staffOf(part.department), {
    department: part.department,
    done: 'Covered',
    whyNotPermanent: { code: 'access-blocked', text: 'No way in' },
    plan: 'Clear it',
    // A day more: the act may come a tick later than planned, and the day is counted from then.
    reviewOn: daysAfter(dayIn(calendar.zone, moment), days + 1),
  });
}

/** One in six stopgaps is renewed on its day, with a reason. */
function reviewActs(matter: Matter, known: KnownCase, part: Part, policy: Policy): readonly Act[] {
  const renewal = part.mitigation!.renewal;
  if (!happens(matter, known, `renew-${renewal}`, 0.17) || renewal >= policy.mitigation.maxRenewals)
    return [];
  return [
    mitigating(
      matter,
      known,
      part,
      instantAt(policy.calendar.zone, part.mitigation!.reviewOn, '08:00'),
      policy,
    ),
  ];
}

function deferring(matter: Matter, known: KnownCase, begun: Instant, { calendar }: Policy): Act {
  const at = later(begun, hours(matter, known, 'defer', [2, 3]));
  const today = dayIn(calendar.zone, at);
  return act(at, 'defer', staffOf(leadOf(known.complaint)!.department), {
    reason: 'The pipe must be renewed',
    plan: 'In spring',
    targetDate: daysAfter(today, 150),
    nextReportOn: daysAfter(today, 60),
  });
}

function deferredActs(matter: Matter, known: KnownCase, by: Actor, { calendar }: Policy): readonly Act[] {
  const { targetDate, nextReportOn } = known.complaint.deferral!;
  const department = by.department!;
  const solved = act(instantAt(calendar.zone, targetDate, '15:00'), 'resolve', by, {
    department,
    outcome: 'fixed',
    done: 'Renewed',
  });
  if (!happens(matter, known, `report-${nextReportOn}`, 0.7) || nextReportOn >= targetDate) return [solved];
  const report = act(instantAt(calendar.zone, nextReportOn, '11:00'), 'review-deferral', by, {
    text: 'The tender is out',
    nextReportOn: daysAfter(nextReportOn, 60),
  });
  return [report, solved];
}

/** Supervisors extend a few deadlines in time; a few citizens withdraw or call again. */
function above(matter: Matter, known: KnownCase): readonly Act[] {
  const { complaint, counts, lastAt } = known;
  const { resolveBy, startedAt } = currentRound(complaint);
  const acts: Act[] = [];
  const before = later(resolveBy, -hours(matter, known, 'extend', [0.5, 1.5]));
  if (!counts['DeadlineExtended'] && happens(matter, known, 'extend', 0.04) && lastAt < before) {
    const to = later(resolveBy, hours(matter, known, 'extension', [24, 96]));
    acts.push(
      act(before, 'extend', SUPERVISOR, { deadline: 'resolveBy', to, reason: 'The crane comes later' }),
    );
  }
  if (happens(matter, known, 'withdraw', 0.01)) {
    acts.push(act(later(startedAt, hours(matter, known, 'withdraw', [3, 60])), 'withdraw', CITIZEN, {}));
  }
  if (!counts['RepeatCallLinked'] && happens(matter, known, 'call', 0.06)) {
    acts.push(act(later(startedAt, hours(matter, known, 'call', [20, 120])), 'link-call', OPERATOR, {}));
  }
  return acts;
}

/** The operator dials in the promised hours; two in a hundred promises are forgotten until someone above hears of it. */
function revisiting(matter: Matter, known: KnownCase): readonly Act[] {
  const { callback, invitedUntil, attempted, resolution } = currentRound(known.complaint);
  const turn = `${currentRound(known.complaint).number}/${attempted.length}`;
  if (callback) {
    const forgotten = matter.draw(`${turn}/forgotten`) < 0.02;
    const at = forgotten
      ? later(callback.until, 26 * HOUR)
      : later(
          callback.from,
          matter.draw(`${turn}/dial`) * (Date.parse(callback.until) - Date.parse(callback.from)) * 0.8,
        );
    return [dialled(matter, known, at, turn)];
  }
  if (invitedUntil !== undefined && matter.draw(`${turn}/writes`) < 0.25) {
    const since = attempted.at(-1)?.at ?? resolution!.at;
    return [answered(matter, known, later(since, (6 + matter.draw(`${turn}/wrote`) * 90) * HOUR), CITIZEN)];
  }
  return [];
}

const FAILURES: readonly (readonly [AttemptResult, number])[] = [
  ['unanswered', 60],
  ['busy', 10],
  ['rejected', 12],
  ['flagged-as-spam', 8],
  ['wrong-number', 4],
  ['answered-not-now', 6],
];

function dialled(matter: Matter, known: KnownCase, at: Instant, turn: string): Act {
  if (matter.draw(`${turn}/answers`) < matter.reach) return answered(matter, known, at, OPERATOR);
  const { phone } = currentRound(known.complaint).callback!;
  const result = weighted(matter.draw(`${turn}/failure`), FAILURES);
  const again = result === 'answered-not-now' && { callAgainAt: later(at, 30 * HOUR) };
  return act(at, 'attempt-revisit', OPERATOR, { result, phone, ...again });
}

/** How likely what was reported as done is done, by temper. */
const HONESTY = { prompt: 0.92, slow: 0.85, disputing: 0.82, faking: 0.25 } as const;

function answered(matter: Matter, known: KnownCase, at: Instant, actor: Actor): Act {
  const { number, respondedAt } = currentRound(known.complaint);
  const drawn = matter.draw(`${number}/solved`);
  const honesty = Math.min(HONESTY[matter.temper] + (number - 1) * 0.3, 0.97);
  const solved: Solved = drawn < honesty ? 'yes' : drawn < honesty + 0.05 ? 'partly' : 'no';
  const satisfaction: Satisfaction =
    solved === 'yes'
      ? weighted(matter.draw(`${number}/content`), [
          ['satisfied', 80],
          ['basically-satisfied', 15],
          ['dissatisfied', 5],
        ])
      : 'dissatisfied';
  return act(at, 'revisit', actor, {
    via: actor === CITIZEN ? 'page' : 'phone',
    contacted: respondedAt !== undefined && matter.draw(`${number}/was-contacted`) < 0.9,
    solved,
    satisfaction,
  });
}

/** Some find that it came back; the hotline opens it again for them. */
function comingBack(matter: Matter, known: KnownCase): readonly Act[] {
  const { closed, rounds } = known.complaint;
  if (closed?.reason !== 'confirmed' || rounds.length > 2 || !happens(matter, known, 'again', 0.03))
    return [];
  return [
    act(later(closed.at, hours(matter, known, 'again', [24, 300])), 'reopen', OPERATOR, {
      reason: 'called-again',
    }),
  ];
}
