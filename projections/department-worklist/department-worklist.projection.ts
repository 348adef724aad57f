import { COMPLAINT_STREAM_PREFIX, activeParts, currentRound, stageOf, statusOf } from '#complaint';
import type { Instant, Part, PolicyBook, RecordedComplaintEvent } from '#complaint';
import type { Documents, Projection } from '#projecting';
import { isHistory } from '../case-history/render/deadline.js';
import type { CaseFold } from '../folding/case-fold.js';
import { calledAgainAfter } from '../folding/called-again.js';
import { foldBatch, stored } from '../folding/fold-batch.js';
import {
  DEPARTMENT_WORKLIST,
  type RevisitDocument,
  type WorklistDocument,
} from './department-worklist.document.js';
import { nextStep } from './next-step.js';

/** A case as this read model keeps it: what was tried, and which lines it has now. */
interface WorkedCase extends CaseFold {
  /** Since the last resolution. */
  readonly attempts: RevisitDocument['attempts'];
  readonly calledAgainAt?: Instant;
  /** Departments that have a line in a worklist. */
  readonly listedFor: readonly string[];
  readonly awaitsRevisit: boolean;
}

/** What departments have to do, and whom the hotline has to call back. Historical cases ask nothing of anyone. */
export const departmentWorklistProjection = (policies: PolicyBook): Projection => ({
  schema: DEPARTMENT_WORKLIST,
  filter: { streamPrefixes: [COMPLAINT_STREAM_PREFIX] },
  project: async (events, documents) => {
    const changed = await foldBatch<WorkedCase>('cases', events, documents, ({ event, before, after }) => ({
      ...after,
      attempts: attemptsAfter(event, before?.attempts ?? []),
      ...calledAgainAfter(event, before),
      listedFor: before?.listedFor ?? [],
      awaitsRevisit: before?.awaitsRevisit ?? false,
    }));
    for (const worked of changed) list(worked, policies, documents);
  },
});

function attemptsAfter(
  { type, data, meta }: RecordedComplaintEvent,
  attempts: RevisitDocument['attempts'],
): RevisitDocument['attempts'] {
  if (type === 'Resolved' || type === 'Reopened') return [];
  if (type !== 'RevisitAttempted') return attempts;
  const { result, phone, reporter } = data;
  return [...attempts, { result, phone, at: meta.occurredAt, ...(reporter && { reporter }) }];
}

function list(worked: WorkedCase, policies: PolicyBook, documents: Documents): void {
  const items = worklistItems(worked, policies);
  const listedFor = items.map(({ department }) => department);
  for (const department of worked.listedFor)
    if (!listedFor.includes(department)) documents.remove('items', itemId(worked, department));
  for (const item of items) documents.put('items', itemId(worked, item.department), stored(item));
  const revisit = revisitOf(worked);
  if (revisit) documents.put('revisits', worked.caseNumber, stored(revisit));
  else if (worked.awaitsRevisit) documents.remove('revisits', worked.caseNumber);
  const awaitsRevisit = revisit !== undefined;
  documents.put('cases', worked.caseNumber, stored({ ...worked, listedFor, awaitsRevisit }));
}

const itemId = ({ caseNumber }: CaseFold, department: string): string => `${caseNumber}/${department}`;

function worklistItems(worked: WorkedCase, policies: PolicyBook): readonly WorklistDocument[] {
  const items = activeParts(worked.complaint).flatMap((part) => {
    const step = nextStep(worked.complaint, part, policies);
    return step === undefined
      ? []
      : [part.department, ...part.delegatedTo].map((department) => ({
          ...inCommon(worked),
          ...partFacts(worked, part),
          department,
          ...step,
        }));
  });
  // A department with a part of its own and a delegated one has one line: its own comes first.
  return [...new Map(items.toReversed().map((item) => [item.department, item])).values()];
}

function partFacts({ complaint }: CaseFold, part: Part) {
  const { respondBy, resolveBy } = currentRound(complaint);
  return {
    part: part.part,
    state: part.state,
    respondBy,
    resolveBy,
    ...(part.mitigation && part.state === 'mitigated' ? { reviewOn: part.mitigation.reviewOn } : {}),
    ...(complaint.escalatedTo === undefined ? {} : { escalatedTo: complaint.escalatedTo }),
  };
}

function revisitOf(worked: WorkedCase): RevisitDocument | undefined {
  const { complaint } = worked;
  const { resolution, answers } = currentRound(complaint);
  if (stageOf(complaint) !== 'resolved' || resolution === undefined || isHistory(complaint)) return undefined;
  const answered = new Set(answers.map(({ reporter }) => reporter));
  return {
    ...inCommon(worked),
    resolvedAt: resolution.at,
    outcome: resolution.outcome,
    attempts: worked.attempts,
    phones: complaint.phones,
    waiting: complaint.reporters.filter((reporter) => !answered.has(reporter)),
  };
}

const inCommon = ({
  caseNumber,
  visibility,
  about,
  departments,
  names,
  summary,
  complaint,
  calledAgainAt,
}: WorkedCase) => ({
  caseNumber,
  visibility,
  about,
  departments,
  names,
  ...(summary === undefined ? {} : { summary }),
  status: statusOf(complaint),
  round: complaint.rounds.length,
  calls: complaint.calls,
  ...(calledAgainAt === undefined ? {} : { calledAgainAt }),
  category: complaint.category,
  district: complaint.district,
  receivedAt: complaint.receivedAt,
});
