import type { Action, CommandPayloads } from '../commands.js';
import type { Actor } from '../events/index.js';

/** When and by whom. Moments read `09:00` or `day 3 14:30`, in the city's time; day 1 is 23 September 2026. */
export interface Occasion {
  readonly at?: string;
  /** When it happened in the street; the same as `at` unless back-dated. */
  readonly happened?: string;
  /** By default whoever usually does it. */
  readonly actor?: Actor;
}

/** One command of a story. */
export interface Step extends Occasion {
  readonly action: Action;
  readonly payload: CommandPayloads[Action];
}

type StepBuilder<A extends Action> = (words?: Partial<CommandPayloads[A]> & Occasion) => Step;

const step =
  <A extends Action>(action: A, usual: CommandPayloads[A]): StepBuilder<A> =>
  ({ at, happened, actor, ...words } = {}) => ({
    action,
    payload: { ...usual, ...words },
    at,
    happened,
    actor,
  });

export const CASE = 'HD-7K3M-9QWD-4';
export const OTHER_CASE = 'HD-2B5X-0TZR-A';
export const INCIDENT = 'INC-HD-7K3M-9QWD-Z';

export const lead = (id: string) => ({ id, part: 'lead' as const });
export const support = (id: string) => ({ id, part: 'support' as const });

export const receive = step('receive', {
  caseNumber: CASE,
  channel: 'phone',
  kind: 'complaint',
  category: 'sanitation.rubbish',
  summary: 'Rubbish heaped under the windows of block 7',
  complainant: { name: 'Lin Qiu', phones: ['13800000000'] },
  location: { district: 'haidian', street: 'Willow Lane' },
});
export const reclassify = step('reclassify', { reason: 'It is urgent after all' });
export const assign = step('assign', { departments: [lead('sanitation')] });
export const addDepartment = step('add-department', {
  department: 'traffic',
  reason: 'A van blocks the way',
});
export const replaceDepartment = step('replace-department', {
  department: 'sanitation',
  by: 'parks',
  reason: 'The heap lies in the park',
});
export const changeLead = step('change-lead', { to: 'traffic', reason: 'The van is the cause' });
export const instruct = step('instruct', {
  department: 'traffic',
  instruction: 'Tow the van away before the truck comes',
  reason: 'The truck comes at eight',
});
export const returnPart = step('return-part', {
  department: 'sanitation',
  reason: 'It is building rubble after all',
});
export const missPart = step('miss-part', { department: 'traffic' });
export const accept = step('accept', { department: 'sanitation' });
export const dispute = step('dispute', { department: 'sanitation', reason: 'Not our street' });
export const rule = step('rule', {
  department: 'sanitation',
  ruling: 'upheld',
  reason: 'It is their street',
});
export const delegate = step('delegate', { department: 'sanitation', to: 'sanitation-north' });
export const contact = step('contact', { department: 'sanitation' });
export const progress = step('progress', { department: 'sanitation', text: 'A truck is ordered' });
export const mitigate = step('mitigate', {
  department: 'sanitation',
  done: 'Heap covered',
  whyNotPermanent: { code: 'access-blocked', text: 'The truck cannot get in today' },
  plan: 'Clear the heap',
  reviewOn: '2026-09-25',
});
export const finishPart = step('finish-part', { department: 'traffic', text: 'The van is gone' });
export const resolve = step('resolve', { department: 'sanitation', outcome: 'fixed', done: 'Heap cleared' });
export const explain = step('resolve', { outcome: 'explained', done: 'Told which counter to go to' });
export const joinIncident = step('join-incident', { incident: INCIDENT });
export const leaveIncident = step('leave-incident', { reason: 'Another pipe after all' });
export const relayIncident = step('relay-incident', {
  incident: INCIDENT,
  revision: 0,
  news: 'opened',
  text: 'A main burst in Willow Lane',
});
export const scheduleRevisit = step('schedule-revisit', {});
export const attemptRevisit = step('attempt-revisit', { result: 'unanswered', phone: 1 });
export const revisit = step('revisit', { contacted: true, solved: 'yes', satisfaction: 'satisfied' });
export const invite = step('invite', {});
export const reopen = step('reopen', { reason: 'called-again' });
export const linkCall = step('link-call', {});
export const addInformation = step('add-information', { text: 'It smells now' });
export const extend = step('extend', {
  deadline: 'resolveBy',
  to: '2026-10-10T00:00:00.000Z',
  reason: 'The crane comes later',
});
export const warnDeadline = step('warn-deadline', { deadline: 'resolveBy' });
export const missDeadline = step('miss-deadline', { deadline: 'resolveBy' });
export const defer = step('defer', {
  reason: 'The wall has to be rebuilt',
  plan: 'Rebuild it in spring',
  targetDate: '2027-04-01',
  nextReportOn: '2026-12-01',
});
export const reviewDeferral = step('review-deferral', {
  text: 'The contract is signed',
  nextReportOn: '2026-12-10',
});
export const endDeferral = step('end-deferral', { reason: 'Work can start' });
export const escalate = step('escalate', { to: 'urban-management', reason: 'mitigation-lapsed' });
export const attach = step('attach', {
  hash: 'a'.repeat(64),
  mediaType: 'image/jpeg',
  size: 1024,
  public: true,
});
export const correct = step('correct', { entry: 'e0', text: 'Block 8, not 7', reason: 'Misheard' });
export const redact = step('redact', { entry: 'e0', reason: 'Names a neighbour' });
export const changeVisibility = step('change-visibility', {
  to: 'unlisted',
  reason: 'The caller asks for it',
});
export const prefer = step('prefer', { channel: 'sms', language: 'en' });
export const recordMessage = step('record-message', {
  messageId: 'm1',
  message: 'received',
  channel: 'sms',
  result: 'sent',
});
export const withdraw = step('withdraw', {});
export const merge = step('merge', { into: OTHER_CASE, intoVisibility: 'listed', reason: 'The same heap' });
export const joinReporter = step('join-reporter', {
  from: OTHER_CASE,
  fromVisibility: 'listed',
  reason: 'The same heap',
});
export const unmerge = step('unmerge', { other: OTHER_CASE, reason: 'Another heap after all' });
export const close = step('close', { reason: 'unreachable' });
export const adopt = step('adopt', { reason: 'The hotline takes it over' });
export const orderErasure = step('order-erasure', { legalBasis: 'PIPL art. 47', reason: 'Asked for it' });
export const confirmErasure = step('confirm-erasure', {});
export const restrict = step('restrict', { legalBasis: 'PIPL art. 44', reason: 'Asked for it' });
