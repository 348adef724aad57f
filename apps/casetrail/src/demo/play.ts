import { CaseCommand, type CasePayload, type CommandAnswer } from '#cases';
import { type Known, type PlannedStep, payloadOf } from './district/planned-step.js';

/** Where the plan is played: the service's own command path. */
export interface Stage {
  handle(command: CaseCommand): Promise<CommandAnswer>;
  /** The event id of the entry at this revision of a case. */
  entryId(caseNumber: string, revision: number): Promise<string>;
  /** Runs one step of the plan, counted from 0, with the service taking `instant` for now. */
  at<T>(instant: string, step: number, run: () => Promise<T>): Promise<T>;
}

/** Which case numbers the complaints of the plan received. */
export interface Played {
  readonly caseNumber: (of: number) => string;
}

interface Cue {
  readonly step: PlannedStep;
  readonly index: number;
}

/**
 * Plays the steps in order, each at its time. What different cases do within one hour is sent at once, as it would be in a
 * city, so that the log writes it in few commits.
 *
 * @param onProgress told how many steps are done, after each hour
 * @throws whatever the service refuses: a plan that was rehearsed is not refused
 */
export async function playDistrict(
  steps: readonly PlannedStep[],
  stage: Stage,
  onProgress: (done: number) => void = () => undefined,
): Promise<Played> {
  const numbers = new Map<number, string>();
  const caseNumber = (of: number): string => {
    const number = numbers.get(of);
    if (number === undefined) throw new Error(`Complaint ${of} of the plan has not been received yet.`);
    return number;
  };
  const playOne = async ({ step, index }: Cue) => {
    const command = await commandOf(step, index, { stage, numbers, caseNumber });
    const answer = await stage.at(step.at, index, () => stage.handle(command));
    numbers.set(step.case, answer.caseNumber);
  };
  for (const hour of hoursOf(steps)) {
    const cases = Map.groupBy(hour, ({ step }) => step.case);
    await Promise.all([...cases.values()].map((cues) => inTurn(cues, playOne)));
    onProgress(hour.at(-1)!.index + 1);
  }
  return { caseNumber };
}

async function inTurn(cues: readonly Cue[], play: (cue: Cue) => Promise<void>): Promise<void> {
  for (const cue of cues) await play(cue);
}

/** Steps that may be played at once. One that names another case, or an entry, waits for all before it. */
function* hoursOf(steps: readonly PlannedStep[]): Generator<readonly Cue[]> {
  let hour: Cue[] = [];
  for (const [index, step] of steps.entries()) {
    const last = hour.at(-1)?.step;
    if (last && (looksAround(step) || looksAround(last) || !sameHour(last, step))) {
      yield hour;
      hour = [];
    }
    hour.push({ step, index });
  }
  if (hour.length > 0) yield hour;
}

function looksAround({ payload, action, entry }: PlannedStep): boolean {
  return typeof payload === 'function' || entry !== undefined || action === 'unmerge';
}

function sameHour(one: PlannedStep, other: PlannedStep): boolean {
  return one.at.slice(0, 13) === other.at.slice(0, 13);
}

interface Playing extends Played {
  readonly stage: Stage;
  readonly numbers: ReadonlyMap<number, string>;
}

async function commandOf(
  step: PlannedStep,
  index: number,
  { stage, numbers, caseNumber }: Playing,
): Promise<CaseCommand> {
  const entry = step.entry === undefined ? '' : await stage.entryId(caseNumber(step.case), step.entry);
  const known: Known = { caseNumber, entry };
  const request = { actor: step.actor, occurredAt: step.occurredAt, correlationId: `sample-${index}` };
  const payload = payloadOf(step, known) as CasePayload<typeof step.action>;
  return new CaseCommand(step.action, payload, request, numbers.get(step.case));
}
