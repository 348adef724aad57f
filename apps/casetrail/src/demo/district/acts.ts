import type {
  AttemptResult,
  Callback,
  Channel,
  PartKind,
  RevisitChannel,
  Satisfaction,
  Solved,
} from '#complaint';
import { CITIZEN, SERVICE, operator, supervisor, worker } from './people.js';
import { PHRASES, type Phrase } from './phrases.js';
import { at, dayOf } from './rhythm.js';
import type { Telling } from './telling.js';

/** What happens in one kind of complaint after another. Each takes the time it takes, then records its step. */

export const phrase = (tell: Telling, key: Phrase): string => tell.say(PHRASES[key][tell.language]);

export function receives(tell: Telling, options: { contact?: boolean; channel?: Channel } = {}): void {
  const { matter, place, resident, number } = tell.start;
  const channel = options.channel ?? tell.random.weighted(CHANNELS);
  const contact = options.contact ?? true;
  tell.step(channel === 'web' ? CITIZEN : operator(tell.random), 'receive', {
    policy: 'beijing',
    channel,
    kind: matter.kind,
    category: matter.category,
    complexity: matter.complexity ?? 'general',
    urgency: matter.urgency ?? 'normal',
    summary: tell.say(matter.summaries),
    description: tell.say(matter.descriptions),
    ...(contact && { complainant: resident }),
    location: {
      district: place.district,
      street: place.street,
      address: addressOf(tell),
      point: place.point,
    },
    ...(matter.about && { about: matter.about }),
    language: matter.language,
    ...(channel === 'phone' && { callRecording: `rec-${String(number).padStart(5, '0')}` }),
  });
  if (contact && tell.random.chance(0.15)) tells(tell, 'received');
}

const CHANNELS = [
  [70, 'phone'],
  [12, 'app'],
  [12, 'web'],
  [3, 'visit'],
  [3, 'referral'],
] as const;

function addressOf({ start: { place }, language }: Telling): string {
  return language === 'en'
    ? `${place.streetInEnglish}, ${place.spotInEnglish}, block ${place.block}`
    : `${place.street}${place.spot}${place.block}号楼`;
}

export function tells(tell: Telling, message: string): void {
  const channel = tell.state?.messages ?? 'none';
  if (channel === 'none') return;
  const messageId = `${message}-${tell.number}-${tell.steps.length}`;
  tell.waits(0.01, 0.05).step(SERVICE, 'record-message', {
    messageId,
    message,
    channel,
    result: tell.random.weighted([
      [95, 'sent'],
      [3, 'failed'],
      [2, 'doubtful'],
    ] as const),
  });
}

export function assigns(tell: Telling, others: { lead?: string; support?: boolean } = {}): void {
  const { matter } = tell;
  const departments: { id: string; part: PartKind; instruction?: string }[] = [
    { id: others.lead ?? matter.lead, part: 'lead', instruction: phrase(tell, 'instruct') },
  ];
  if (others.support && matter.support) {
    departments.push({
      id: matter.support.department,
      part: 'support',
      instruction: matter.support.instruction,
    });
  }
  tell.waits(0.1, 0.8).step(operator(tell.random), 'assign', { departments });
}

export function accepts(tell: Telling, department = tell.matter.lead): void {
  tell.answers(0.3, 3).step(worker(tell.random, department), 'accept', { department });
}

export function contacts(tell: Telling, department = tell.matter.lead): void {
  tell
    .answers(0.3, 4)
    .step(worker(tell.random, department), 'contact', { department, text: phrase(tell, 'contacted') });
}

export function reports(tell: Telling, department = tell.matter.lead): void {
  tell.works(2, 20).step(worker(tell.random, department), 'progress', {
    department,
    text: tell.say(tell.matter.progress),
    ...(tell.random.chance(0.2) && { internal: phrase(tell, 'internal') }),
  });
}

/** From receipt to the moment the work begins: assigned, accepted, the citizen rung up more often than not. */
export function takenUp(tell: Telling, others: { lead?: string; support?: boolean } = {}): void {
  const lead = others.lead ?? tell.matter.lead;
  assigns(tell, others);
  accepts(tell, lead);
  if (tell.random.chance(tell.temperament.rings)) contacts(tell, lead);
  if (tell.random.chance(0.55)) reports(tell, lead);
  if (tell.random.chance(0.12)) attaches(tell, lead, 'photoBefore');
}

export function mitigates(tell: Telling, days: number): void {
  const { stopgap, lead } = tell.matter;
  if (!stopgap) throw new Error(`No stopgap is known for ${tell.matter.category}.`);
  const again = tell.state?.rounds.at(-1)?.mitigation !== undefined;
  tell.works(1, 6).step(worker(tell.random, lead), 'mitigate', {
    department: lead,
    done: again ? phrase(tell, 'renewed') : stopgap.done,
    whyNotPermanent: { code: stopgap.code, text: stopgap.why },
    plan: stopgap.plan,
    reviewOn: dayOf(tell.now, days),
  });
}

export function finishesPart(tell: Telling, department: string, text = phrase(tell, 'partFinished')): void {
  tell.works(3, 16).step(worker(tell.random, department), 'finish-part', { department, text });
}

export function attaches(tell: Telling, department: string, caption: Phrase): void {
  const hash = Array.from({ length: 64 }, () => tell.random.whole(0, 15).toString(16)).join('');
  tell.step(worker(tell.random, department), 'attach', {
    hash,
    mediaType: 'image/jpeg',
    size: tell.random.whole(180_000, 2_400_000),
    public: tell.random.chance(0.8),
    caption: phrase(tell, caption),
    department,
  });
}

export function resolves(tell: Telling, department = tell.matter.lead): void {
  const unfound = tell.matter.outcome ? undefined : tell.random.weighted(UNFOUND);
  tell.works(4, 60);
  if (tell.random.chance(0.2)) attaches(tell, department, 'photoAfter');
  tell.step(worker(tell.random, department), 'resolve', {
    department,
    outcome: unfound ?? tell.matter.outcome ?? 'fixed',
    done: tell.say(unfound ? NOT_FIXED[tell.language][unfound] : tell.matter.resolved),
  });
  if (tell.random.chance(0.3)) tells(tell, 'resolved');
}

const UNFOUND = [
  [93, undefined],
  [3, 'nothing-found'],
  [2, 'no-access'],
  [2, 'not-ours'],
] as const;

const NOT_FIXED = {
  'zh-CN': {
    'nothing-found': ['多次到场未发现所述情况，将继续留意。'],
    'no-access': ['三次上门均无人应门，已留下联系卡。'],
    'not-ours': ['该设施属产权单位内部管理，已书面告知其整改。'],
  },
  en: {
    'nothing-found': ['Several visits found nothing of the kind; we go on watching.'],
    'no-access': ['Nobody opened on three visits; a card was left.'],
    'not-ours': ['It belongs to a private owner, who was told in writing to mend it.'],
  },
} as const;

/** An operator calls as promised and does not get through. Nothing happens where nobody is to be called any more. */
export function misses(tell: Telling, result: AttemptResult): void {
  const callback = tell.rings();
  if (!callback) return;
  const asked = result === 'answered-not-now' && tell.random.chance(0.6);
  const callAgainAt = new Date(at(tell.now, 1, tell.random.whole(10, 19))).toISOString();
  tell.step(operator(tell.random), 'attempt-revisit', ({ caseNumber }) => ({
    result,
    phone: callback.phone,
    ...(asked && { callAgainAt }),
    ...reporterOf(tell, callback, caseNumber),
  }));
}

/** Whom the service wants called, where it is someone else than the case's own citizen. */
function reporterOf(
  tell: Telling,
  { reporter }: Callback,
  caseNumber: (of: number) => string,
): { readonly reporter?: string } {
  const number = tell.numberOf(reporter);
  return number === tell.number ? {} : { reporter: caseNumber(number) };
}

/** Some callbacks fail for the ordinary reasons before one gets through. */
export function missesSome(tell: Telling): void {
  const failures = tell.random.weighted([
    [62, 0],
    [22, 1],
    [10, 2],
    [6, 3],
  ] as const);
  for (let attempt = 0; attempt < failures; attempt++) misses(tell, tell.random.weighted(FAILURES));
}

export const FAILURES = [
  [55, 'unanswered'],
  [15, 'busy'],
  [8, 'rejected'],
  [10, 'flagged-as-spam'],
  [2, 'wrong-number'],
  [10, 'answered-not-now'],
] as const satisfies readonly (readonly [number, AttemptResult])[];

export function answers(
  tell: Telling,
  solved: Solved,
  satisfaction: Satisfaction,
  options: { via?: RevisitChannel; wantsReopening?: boolean } = {},
): void {
  const wanted = options.via ?? 'phone';
  const callback = wanted === 'phone' ? tell.rings() : undefined;
  if (!callback) tell.waits(3, 40);
  // Whoever cannot be called any more was asked in writing.
  const via = wanted === 'phone' && !callback ? 'page' : wanted;
  const words = {
    ...options,
    via,
    contacted: tell.state?.rounds.at(-1)?.respondedAt !== undefined && tell.random.chance(0.95),
    solved,
    satisfaction,
    ...(tell.random.chance(0.7) && { opinion: phrase(tell, opinionOn(solved, satisfaction)) }),
  };
  tell.step(via === 'page' ? CITIZEN : operator(tell.random), 'revisit', ({ caseNumber }) => ({
    ...words,
    ...(callback && reporterOf(tell, callback, caseNumber)),
  }));
}

function opinionOn(solved: Solved, satisfaction: Satisfaction): Phrase {
  if (solved === 'partly') return 'halfPleased';
  if (solved === 'no') return 'displeased';
  return satisfaction === 'satisfied' ? 'pleased' : 'content';
}

/** The usual good end: reached after a while, and it is solved. */
export function confirms(tell: Telling): void {
  missesSome(tell);
  const satisfaction = tell.random.weighted([
    [74, 'satisfied'],
    [19, 'basically-satisfied'],
    [7, 'dissatisfied'],
  ] as const);
  const via = tell.random.weighted([
    [84, 'phone'],
    [9, 'message'],
    [7, 'page'],
  ] as const);
  answers(tell, 'yes', satisfaction, { via });
}

export function callsAgain(tell: Telling): void {
  tell
    .waits(4, 30)
    .step(operator(tell.random), 'link-call', { channel: 'phone', text: phrase(tell, 'calledAgain') });
}

export function adds(tell: Telling): void {
  tell.waits(0.5, 6).step(CITIZEN, 'add-information', { text: phrase(tell, 'addedInformation') });
}

/** A supervisor outside the handling departments decides where a disputed part goes. */
export function rules(tell: Telling, department: string, to?: string): void {
  tell.desk(1, 4).step(supervisor(tell.random), 'rule', {
    department,
    ruling: to === undefined ? 'upheld' : 'moved',
    ...(to !== undefined && { to }),
    reason: phrase(tell, to === undefined ? 'upheld' : 'moved'),
  });
}

export function disputes(tell: Telling, department = tell.matter.lead): void {
  tell
    .waits(0.3, 3)
    .step(worker(tell.random, department), 'dispute', { department, reason: phrase(tell, 'dispute') });
}
