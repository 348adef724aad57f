import { DEFAULT_CATALOGUE } from '../catalogue/default-catalogue.js';
import { branchOf, isInLine } from '../catalogue/find.js';
import type { Action, CommandPayloads, ComplaintCommand } from '../commands.js';
import { dayIn, daysAfter } from '#calendar';
import { warnedAt } from '../duties/deadline-times.js';
import { canMiss, canMissPart, canWarn, yetToAnswer } from '../legal.js';
import { SHIPPED_BOOK } from '../policy/index.js';
import type { Complaint, Part } from '../state.js';
import { activeParts, currentRound, isOpen, leadOf, partFor } from '../status.js';
import {
  ATTEMPT_RESULTS,
  COMPLEXITIES,
  DEADLINE_KINDS,
  ESCALATION_REASONS,
  INCIDENT_NEWS,
  OUTCOMES,
  SATISFACTIONS,
  SOLVED_ANSWERS,
  STOPGAP_REASONS,
  URGENCIES,
  VISIBILITIES,
  type Instant,
  type PartState,
} from '../words.js';
import { SUPERVISOR, usualActor } from './actors.js';
import { pick, type Dice } from './dice.js';
import { CASE, INCIDENT, OTHER_CASE } from './steps.js';

interface Scene {
  readonly complaint: Complaint;
  readonly now: Instant;
  readonly dice: Dice;
}

const DAY = 86_400_000;

/**
 * A command that the case may well take as it stands: it names a part in the right state, a number that is merged, a day
 * that lies ahead. One in ten names something else.
 */
export function likelyCommand(
  action: Action,
  complaint: Complaint,
  now: Instant,
  dice: Dice,
): ComplaintCommand {
  const payload = PAYLOADS[action]({ complaint, now, dice });
  const moment = MOMENTS[action]?.(complaint, now, payload) ?? now;
  const { department, reason } = payload as { department?: string; reason?: string };
  const bySupervisor = action === 'reopen' || reason === 'ruled';
  const actor = bySupervisor ? SUPERVISOR : usualActor(action, department);
  return { type: action, ...payload, actor, now: moment, occurredAt: moment } as ComplaintCommand;
}

type MomentOf = (complaint: Complaint, now: Instant, payload: object) => Instant;

/** What a clock reports, it reports after the moment has passed. */
const MOMENTS: { readonly [A in Action]?: MomentOf } = {
  'warn-deadline': (complaint, now, payload) => {
    const { deadline } = payload as CommandPayloads['warn-deadline'];
    return after(now, warnedAt(complaint, deadline, SHIPPED_BOOK.of(complaint.policy)));
  },
  'miss-deadline': ({ rounds }, now, payload) => {
    const { deadline, round: number } = payload as CommandPayloads['miss-deadline'];
    const round = rounds.find((each) => each.number === number) ?? rounds.at(-1)!;
    return after(now, round[deadline]);
  },
  'miss-part': (complaint, now, payload) => {
    const { department } = payload as CommandPayloads['miss-part'];
    return after(now, partFor(complaint, department)?.dueBy ?? now);
  },
};

const after = (now: Instant, due: Instant): Instant =>
  new Date(Math.max(Date.parse(now), Date.parse(due) + 1)).toISOString();

const free = ({ complaint, dice }: Scene): string => {
  const taken = complaint.parts.flatMap(({ department, delegatedTo }) => [department, ...delegatedTo]);
  const accused = (id: string) => complaint.about.some((other) => isInLine(DEFAULT_CATALOGUE, other, id));
  const ids = DEFAULT_CATALOGUE.departments.map(({ id }) => id);
  return pick(dice, dice(10) === 0 ? ids : ids.filter((id) => !taken.includes(id) && !accused(id)));
};

/** The department of a part in one of these states, if there is one. */
function partIn({ complaint, dice }: Scene, states: readonly PartState[], kind?: Part['part']): string {
  const parts = activeParts(complaint);
  const fitting = parts.filter(
    ({ state, part }) => states.includes(state) && (kind === undefined || part === kind),
  );
  const choice = fitting.length > 0 && dice(10) > 0 ? fitting : parts;
  return choice.length > 0 ? pick(dice, choice).department : 'sanitation';
}

const workable: readonly PartState[] = ['accepted', 'mitigated'];
const anyState: readonly PartState[] = ['assigned', 'accepted', 'disputed', 'mitigated', 'finished'];
const entry = ({ complaint, dice }: Scene) => pick(dice, Object.keys(complaint.entries));
const dayAhead = ({ now }: Scene, days: number) => daysAfter(dayIn('Asia/Shanghai', now), days);

function reporterFor(complaint: Complaint, dice: Dice): string {
  const waiting = isOpen(complaint) ? [] : yetToAnswer(complaint);
  return pick(dice, waiting.length > 0 ? waiting : complaint.reporters);
}

function below({ dice }: Scene, department: string): string {
  const branch = branchOf(DEFAULT_CATALOGUE, department).slice(1);
  return branch.length > 0 ? pick(dice, branch) : 'street-patrol';
}

const PAYLOADS: { readonly [A in Action]: (scene: Scene) => CommandPayloads[A] } = {
  receive: ({ dice }) => ({
    caseNumber: CASE,
    channel: 'phone',
    kind: dice(3) === 0 ? 'consultation' : 'complaint',
    category: pick(dice, DEFAULT_CATALOGUE.categories).id,
    summary: 'Something is wrong',
    complainant: pick(dice, [{ phones: ['1', '2'] }, { phones: ['1'] }, { email: 'a@example.org' }, {}]),
    location: { district: 'haidian' },
    about: dice(4) === 0 ? [pick(dice, ['urban-management', 'sanitation-north'])] : undefined,
    policy: pick(dice, ['simple', 'beijing']),
  }),
  reclassify: ({ dice }) => ({
    urgency: pick(dice, URGENCIES),
    complexity: pick(dice, COMPLEXITIES),
    category: pick(dice, DEFAULT_CATALOGUE.categories).id,
    reason: 'Better known now',
  }),
  assign: (scene) => {
    const lead = free(scene);
    const other = free(scene);
    const departments = [{ id: lead, part: 'lead' as const }];
    return scene.dice(2) === 0 || other === lead
      ? { departments }
      : { departments: [...departments, { id: other, part: 'support' }] };
  },
  'add-department': (scene) => ({ department: free(scene), reason: 'It helps' }),
  'replace-department': (scene) => ({
    department: partIn(scene, anyState),
    by: free(scene),
    reason: 'It fits',
  }),
  'change-lead': (scene) => ({ to: partIn(scene, anyState, 'support'), reason: 'It fits' }),
  instruct: (scene) => {
    const { resolveBy } = currentRound(scene.complaint);
    const words = { department: partIn(scene, anyState), instruction: 'Come early', reason: 'Rain' };
    return scene.dice(2) === 0 && resolveBy > scene.now ? { ...words, dueBy: resolveBy } : words;
  },
  accept: (scene) => ({ department: partIn(scene, ['assigned', 'disputed']) }),
  dispute: (scene) => ({ department: partIn(scene, ['assigned']), reason: 'Not ours' }),
  'return-part': (scene) => ({ department: partIn(scene, workable), reason: 'Not ours after all' }),
  rule: (scene) => ({
    department: partIn(scene, ['disputed']),
    reason: 'So it is',
    ...pick<Pick<CommandPayloads['rule'], 'ruling' | 'to'>>(scene.dice, [
      { ruling: 'upheld' },
      { ruling: 'moved', to: free(scene) },
      { ruling: 'moved' },
    ]),
  }),
  delegate: (scene) => {
    const department = partIn(scene, ['assigned', ...workable]);
    return { department, to: below(scene, department) };
  },
  contact: (scene) => ({ department: partIn(scene, anyState) }),
  progress: (scene) => ({ department: partIn(scene, [...workable, 'finished']), text: 'Going on' }),
  mitigate: (scene) => ({
    department: partIn(scene, workable),
    done: 'Covered',
    whyNotPermanent: { code: pick(scene.dice, STOPGAP_REASONS), text: 'Not today' },
    plan: 'Clear it',
    reviewOn: dayAhead(scene, 1 + scene.dice(10)),
  }),
  'finish-part': (scene) => ({ department: partIn(scene, workable, 'support'), text: 'Done' }),
  resolve: ({ complaint, dice }) => {
    const department = leadOf(complaint)?.department;
    return {
      ...(department !== undefined && { department }),
      outcome: department === undefined ? 'explained' : pick(dice, OUTCOMES),
      done: 'Cleared',
    };
  },
  'join-incident': ({ dice }) => ({ incident: pick(dice, [INCIDENT, 'INC-HD-0000-0000-Z']) }),
  'leave-incident': () => ({ reason: 'Another cause' }),
  'relay-incident': ({ complaint, dice }) => ({
    incident: complaint.incident?.number ?? INCIDENT,
    revision: (complaint.incident?.told ?? -1) + dice(3),
    news: pick(dice, INCIDENT_NEWS),
    text: 'The main is being mended',
  }),
  'schedule-revisit': () => ({}),
  invite: () => ({}),
  'attempt-revisit': ({ complaint, dice }) => ({
    result: pick(dice, ATTEMPT_RESULTS),
    phone: dice(Math.max(complaint.phones, 1) + 1),
    reporter: reporterFor(complaint, dice),
  }),
  revisit: ({ complaint, dice }) => ({
    reporter: reporterFor(complaint, dice),
    contacted: dice(2) === 0,
    solved: pick(dice, [...SOLVED_ANSWERS, 'yes']),
    satisfaction: pick(dice, SATISFACTIONS),
    wantsReopening: dice(5) === 0,
  }),
  reopen: () => ({ reason: 'supervisor' }),
  'link-call': () => ({}),
  'add-information': () => ({ text: 'More' }),
  extend: ({ complaint, now, dice }) => {
    const deadline = pick(dice, DEADLINE_KINDS);
    const latest = Math.max(Date.parse(now), Date.parse(currentRound(complaint)[deadline]));
    return { deadline, to: new Date(latest + DAY).toISOString(), reason: 'It takes longer' };
  },
  'warn-deadline': ({ complaint, dice }) => {
    const near = DEADLINE_KINDS.filter((deadline) => canWarn(complaint, deadline));
    return { deadline: pick(dice, near.length > 0 ? near : DEADLINE_KINDS) };
  },
  'miss-part': (scene) => {
    const late = activeParts(scene.complaint).find(canMissPart);
    return { department: late?.department ?? partIn(scene, anyState) };
  },
  'miss-deadline': ({ complaint, dice }) => {
    const missable = complaint.rounds.flatMap((round) =>
      DEADLINE_KINDS.filter((deadline) => canMiss(round, deadline)).map((deadline) => ({
        deadline,
        round: round.number,
      })),
    );
    return missable.length > 0 ? pick(dice, missable) : { deadline: 'resolveBy' };
  },
  defer: (scene) => ({
    reason: 'A wall',
    plan: 'Rebuild it',
    targetDate: dayAhead(scene, 200),
    nextReportOn: dayAhead(scene, 60),
  }),
  'review-deferral': (scene) => ({
    text: 'Going on',
    targetDate: dayAhead(scene, 100),
    nextReportOn: dayAhead(scene, 60),
  }),
  'end-deferral': () => ({ reason: 'It can be solved' }),
  escalate: ({ dice }) => ({
    to: pick(dice, ['mayor', 'urban-management']),
    reason: pick(dice, ESCALATION_REASONS),
  }),
  attach: ({ dice }) => ({
    hash: dice(0x7fffffff).toString(16).padStart(64, '0'),
    mediaType: 'image/jpeg',
    size: 1,
    public: true,
  }),
  correct: (scene) => ({ entry: entry(scene), text: 'Block 8', reason: 'Misheard' }),
  redact: (scene) => ({ entry: entry(scene), reason: 'A name' }),
  'change-visibility': ({ complaint, dice }) => ({
    to: pick(
      dice,
      VISIBILITIES.filter((visibility) => visibility !== complaint.visibility),
    ),
    reason: 'Asked for',
  }),
  prefer: ({ dice }) => ({ channel: pick(dice, ['sms', 'email', 'none']), language: 'en' }),
  'record-message': () => ({ messageId: 'm', message: 'received', channel: 'sms', result: 'sent' }),
  withdraw: () => ({}),
  merge: () => ({ into: OTHER_CASE, intoVisibility: 'listed', reason: 'The same' }),
  'join-reporter': ({ dice }) => ({
    from: `HD-0000-0000-${dice(1000)}`,
    fromVisibility: 'unlisted',
    reason: 'The same',
  }),
  unmerge: ({ complaint, dice }) => ({
    other: complaint.mergedInto ?? pick(dice, complaint.reporters),
    reason: 'Another one',
  }),
  close: ({ complaint, dice }) => ({
    reason: isOpen(complaint)
      ? 'ruled'
      : pick(dice, ['ruled', 'unreachable', 'no-contact-given', 'explained-on-call']),
    text: 'So ruled',
  }),
  adopt: ({ dice }) => ({ policy: pick(dice, ['simple', 'beijing']), reason: 'Taken over' }),
  'order-erasure': () => ({ legalBasis: 'PIPL art. 47', reason: 'Asked for' }),
  'confirm-erasure': () => ({}),
  restrict: () => ({ legalBasis: 'PIPL art. 44', reason: 'Asked for' }),
};
