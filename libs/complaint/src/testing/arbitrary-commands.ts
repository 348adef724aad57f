import fc from 'fast-check';
import { ACTIONS } from '../actions.js';
import type { Action, ComplaintCommand } from '../commands.js';
import { decide } from '../decide/decide.js';
import { DomainError } from '../errors.js';
import type { ComplaintEvent, Evolvable } from '../events/index.js';
import { evolve } from '../evolve/evolve.js';
import { legalActions } from '../legal.js';
import type { Complaint } from '../state.js';
import type { Instant } from '../words.js';
import { diceOf, pick, type Dice } from './dice.js';
import { likelyCommand } from './likely-command.js';
import { RULES } from './story.js';

const START = Date.parse('2026-09-23T01:00:00.000Z');
const MINUTE = 60_000;

/** One command of a random life, and what came of it. */
export interface Lived {
  readonly before: Complaint | undefined;
  readonly command: ComplaintCommand;
  /** Empty when the rules refused. */
  readonly decided: readonly ComplaintEvent[];
  readonly events: readonly Evolvable[];
  readonly refusal?: DomainError;
  readonly after: Complaint | undefined;
}

/** What fast-check varies and shrinks: one throw per command, and how long to wait before it. */
export interface Throw {
  readonly seed: number;
  readonly minutes: number;
}

/** Seeds of a random life; `live` plays it. */
export const arbitraryLife = (maxLength = 50): fc.Arbitrary<readonly Throw[]> =>
  fc.array(fc.record({ seed: fc.integer(), minutes: fc.constantFrom(0, 1, 30, 600, 3000) }), {
    minLength: 1,
    maxLength,
    size: 'max',
  });

/** What moves a case along; the rest would drown it. */
const WORK: readonly Action[] = [
  'assign',
  'add-department',
  'accept',
  'dispute',
  'rule',
  'mitigate',
  'finish-part',
  'resolve',
  'attempt-revisit',
  'revisit',
  'reopen',
];

function likelyAction(complaint: Complaint | undefined, dice: Dice): Action {
  const legal = legalActions(complaint, RULES.policies);
  const work = legal.filter((action) => WORK.includes(action));
  if (complaint && dice(8) === 0) return pick(dice, ACTIONS);
  return pick(dice, work.length > 0 && dice(2) === 0 ? work : legal);
}

/** Mostly commands that the case may well take, half of them work on it; one in eight is any command at all. */
export function live(life: readonly Throw[]): readonly Lived[] {
  const lived: Lived[] = [];
  let complaint: Complaint | undefined;
  let now = START;
  for (const { seed, minutes } of life) {
    const moment = new Date(now + minutes * MINUTE).toISOString();
    const step = liveOnce(complaint, moment, seed, lived.length);
    lived.push(step);
    complaint = step.after;
    now = Date.parse(step.command.now);
  }
  return lived;
}

/** The next command of a random life, at a moment. */
export const liveOnce = (before: Complaint | undefined, now: Instant, seed: number, turn: number): Lived =>
  play(before, anyCommand(before, now, seed), turn);

/** What somebody may do next to a case as it stands, or to none; the same seed does the same. */
export function anyCommand(complaint: Complaint | undefined, now: Instant, seed: number): ComplaintCommand {
  const dice = diceOf(seed);
  return likelyCommand(likelyAction(complaint, dice), complaint ?? UNBORN, now, dice);
}

/** Decides one command and folds what follows. Anything thrown but a refusal goes through. */
export function play(before: Complaint | undefined, command: ComplaintCommand, turn: number): Lived {
  try {
    const decided = decide(command, before, RULES);
    const events = decided.map((event, place) => recorded(event, command, `t${turn}-${place}`));
    const after = events.reduce<Complaint | undefined>(evolve, before);
    return { before, command, decided, events, after };
  } catch (refusal) {
    if (!(refusal instanceof DomainError)) throw refusal;
    return { before, command, decided: [], events: [], refusal, after: before };
  }
}

const recorded = (event: ComplaintEvent, command: ComplaintCommand, id: string): Evolvable =>
  ({
    id,
    type: event.type,
    data: event.data,
    meta: {
      schemaVersion: 1,
      occurredAt: command.occurredAt,
      recordedAt: command.now,
      actor: command.actor,
    },
  }) as Evolvable;

/** Stands in where there is no case yet: `receive` looks at nothing of it. */
const UNBORN = {
  about: [],
  parts: [],
  phones: 0,
  reporters: [''],
  entries: {},
} as unknown as Complaint;
