import type { Type } from '@nestjs/common';
import type { CasePayload } from '#cases';
import type { Action } from '#complaint';
import * as assignment from './assignment.dto.js';
import { BackdatedDto } from './backdated.dto.js';
import * as outcome from './outcome.dto.js';
import * as record from './record.dto.js';
import * as work from './work.dto.js';

/** Actions that only the service itself takes, and `receive`, which has no case yet. */
export type InternalAction =
  | 'receive'
  | 'join-reporter'
  | 'warn-deadline'
  | 'miss-deadline'
  | 'miss-part'
  | 'record-message'
  | 'relay-incident';
export type PublicAction = Exclude<Action, InternalAction>;

/** The handler finds these out by itself; a client does not send them. */
type Filled = 'department' | 'intoVisibility' | 'via';
type Words<A extends PublicAction> = CasePayload<A> | Omit<CasePayload<A>, Filled>;

export interface ActionRow {
  readonly action: PublicAction;
  readonly body: Type<BackdatedDto>;
  readonly summary: string;
  readonly example: object;
  /** A department says it for itself: its id is filled from the token, or checked against it. */
  readonly byDepartment: boolean;
}

function row<A extends PublicAction>(
  action: A,
  body: Type<BackdatedDto & Words<A>>,
  summary: string,
  example: object = {},
): ActionRow {
  return { action, body, summary, example, byDepartment: body.prototype instanceof work.ByDepartmentDto };
}

/** One row, one route: `POST /api/cases/{caseNumber}/{action}`. `link-call`, which answers more, has a controller of its own. */
export const ACTION_TABLE: readonly ActionRow[] = [
  row('reclassify', assignment.ReclassifyDto, 'Change kind, category, complexity or urgency', {
    urgency: 'emergency',
    reason: 'gas was smelled',
  }),
  row('assign', assignment.AssignDto, 'Dispatch the case to departments', {
    departments: [
      { id: 'sanitation', part: 'lead', instruction: 'clear the heap' },
      { id: 'traffic', part: 'support' },
    ],
  }),
  row('add-department', assignment.AddDepartmentDto, 'Add a support department', {
    department: 'traffic',
    reason: 'the lane must be closed for the truck',
  }),
  row('replace-department', assignment.ReplaceDepartmentDto, 'Give one department’s part to another', {
    department: 'traffic',
    by: 'water',
    reason: 'the pipe is the cause',
  }),
  row('change-lead', assignment.ChangeLeadDto, 'Let another department of the case lead', {
    to: 'traffic',
    reason: 'most of the work is on the road',
  }),
  row('instruct', assignment.InstructDto, 'Say anew what one department is to do, or by when', {
    department: 'traffic',
    instruction: 'tow the van away before the truck comes',
    dueBy: '2026-09-24T08:00:00+08:00',
    reason: 'the truck comes at eight',
  }),
  row('accept', work.AcceptDto, 'Accept the part'),
  row('dispute', work.DisputeDto, 'Say that the part is another’s', {
    reason: 'the yard belongs to the estate',
  }),
  row('return-part', work.ReturnPartDto, 'Give an accepted part back: a supervisor rules on it', {
    reason: 'it is building rubble after all',
  }),
  row('rule', assignment.RuleDto, 'Rule on a disputed part', {
    department: 'sanitation',
    ruling: 'upheld',
    reason: 'the heap lies on a public road',
  }),
  row('delegate', work.DelegateDto, 'Pass the part down the tree of departments', { to: 'sanitation-north' }),
  row('contact', work.ContactDto, 'Claim to have spoken with the citizen', { text: 'she was told when' }),
  row('progress', work.ProgressDto, 'Report progress', { text: 'a truck is on its way' }),
  row('mitigate', work.MitigateDto, 'Report a stopgap: the clock goes on', {
    done: 'heap covered',
    whyNotPermanent: { code: 'access-blocked', text: 'the truck cannot get in today' },
    plan: 'clear the heap',
    reviewOn: '2026-09-25',
  }),
  row('finish-part', work.FinishPartDto, 'Report one support part finished', { text: 'the lane was closed' }),
  row('resolve', work.ResolveDto, 'Report the problem solved: a revisit is due', {
    outcome: 'fixed',
    done: 'heap cleared',
    evidence: [],
  }),
  row('join-incident', outcome.JoinIncidentDto, 'The case has the same cause as others', {
    incident: 'INC-HD-0000-0000-Z',
  }),
  row('leave-incident', work.ReasonDto, 'It has another cause after all', { reason: 'another pipe' }),
  row('schedule-revisit', BackdatedDto, 'Promise the next callback now'),
  row('attempt-revisit', outcome.AttemptRevisitDto, 'Record a callback that got no answers', {
    result: 'flagged-as-spam',
    phone: 1,
  }),
  row('revisit', outcome.RevisitDto, 'Record the citizen’s answers', {
    contacted: true,
    solved: 'yes',
    satisfaction: 'satisfied',
  }),
  row('invite', BackdatedDto, 'After callbacks in vain, ask the citizen in writing'),
  row('reopen', outcome.ReopenDto, 'Begin another round', { reason: 'not-solved', text: 'only covered' }),
  row('add-information', outcome.AddInformationDto, 'Add what the citizen knows', { text: 'gate B is open' }),
  row('extend', record.ExtendDto, 'Extend a deadline, with a reason the citizen reads', {
    deadline: 'resolveBy',
    to: '2026-10-10T18:00:00+08:00',
    reason: 'the part must be ordered',
  }),
  row('defer', work.DeferDto, 'Register a long-standing problem', {
    reason: 'the whole pipe must be renewed',
    plan: 'renewal is in next year’s budget',
    targetDate: '2027-06-30',
    nextReportOn: '2026-12-31',
  }),
  row('review-deferral', work.ReviewDeferralDto, 'Report on a deferral', {
    text: 'the tender is out',
    nextReportOn: '2027-03-31',
  }),
  row('end-deferral', work.ReasonDto, 'End a deferral', { reason: 'the work begins' }),
  row('escalate', record.EscalateDto, 'Hand it up', { to: 'district', reason: 'supervisor' }),
  row('attach', work.AttachDto, 'Attach evidence by its hash', {
    hash: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    mediaType: 'image/jpeg',
    size: 48_213,
    public: true,
    caption: 'the yard after clearing',
  }),
  row('correct', record.CorrectDto, 'Correct what an entry says', {
    entry: '2f0c2c34-5c0b-4d5c-9d3e-6a4d5c0b7e11',
    text: 'heap of 3 m³ cleared',
    reason: 'the volume was wrong',
  }),
  row('redact', record.RedactDto, 'Strike one public text', {
    entry: '2f0c2c34-5c0b-4d5c-9d3e-6a4d5c0b7e11',
    reason: 'it named a neighbour',
  }),
  row('change-visibility', record.ChangeVisibilityDto, 'List, unlist or close off the case', {
    to: 'unlisted',
    reason: 'the citizen asked',
  }),
  row('prefer', outcome.PreferDto, 'How to write to the citizen', { channel: 'sms', language: 'zh-CN' }),
  row('withdraw', outcome.WithdrawDto, 'The citizen withdraws', { text: 'we settled it' }),
  row('merge', outcome.MergeDto, 'The same matter from different people', {
    into: 'HD-0000-0000-0',
    reason: 'the same heap',
  }),
  row('unmerge', outcome.UnmergeDto, 'Undo a merge', { other: 'HD-0000-0000-0', reason: 'another heap' }),
  row('close', outcome.CloseDto, 'Close with a typed reason', { reason: 'unreachable' }),
  row('adopt', record.AdoptDto, 'Make an imported open case live', { reason: 'the hotline takes it over' }),
  row('order-erasure', record.LegalOrderDto, 'Order the erasure of personal data', {
    legalBasis: 'PIPL art. 47',
    reason: 'the citizen asked',
  }),
  row('confirm-erasure', BackdatedDto, 'Confirm it, as a second person'),
  row('restrict', record.LegalOrderDto, 'Keep personal data but stop its use', {
    legalBasis: 'PIPL art. 44',
    reason: 'the case is still open',
  }),
];
