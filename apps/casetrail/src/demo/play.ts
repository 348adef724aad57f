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

/**
 * Plays the steps one after another, each at its time: what the service does follows from when the rest was recorded, to the
 * second.
 *
 * @param onProgress told how many steps are done, after each of them
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
  for (const [index, step] of steps.entries()) {
    const command = await commandOf(step, index, { stage, numbers, caseNumber });
    const answer = await stage.at(step.at, index, () => stage.handle(command));
    numbers.set(step.case, answer.caseNumber);
    onProgress(index + 1);
  }
  return { caseNumber };
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
