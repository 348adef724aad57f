import { expect } from '@jest/globals';
import { DEFAULT_CATALOGUE } from '../catalogue/default-catalogue.js';
import type { ComplaintCommand } from '../commands.js';
import { decide } from '../decide/decide.js';
import type { Rules } from '../decide/decider.js';
import { dutiesOf, type Duty } from '../duties/duties.js';
import { DomainError, type DomainErrorCode } from '../errors.js';
import type { ComplaintEvent, ComplaintEventOf, ComplaintEventType, Evolvable } from '../events/index.js';
import { evolve } from '../evolve/evolve.js';
import { SHIPPED_BOOK } from '../policy/index.js';
import type { Complaint } from '../state.js';
import { activeParts, currentRound, statusOf } from '../status.js';
import type { Instant, PartState, Status } from '../words.js';
import { usualActor } from './actors.js';
import type { Step } from './steps.js';

export const RULES: Rules = {
  catalogue: DEFAULT_CATALOGUE,
  policies: SHIPPED_BOOK,
  defaultPolicy: 'simple',
};

/** Something an import says: it folds, whatever the rules think of it. */
export interface Imported {
  readonly imported: Pick<Evolvable, 'type' | 'data'>;
  readonly at?: string;
}

export const imported = <Type extends ComplaintEventType>(
  type: Type,
  data: ComplaintEventOf<Type>['data'],
  at?: string,
): Imported => ({ imported: { type, data }, at });

/** What is expected of one event: its type, and as much of its data and texts as matters. */
export const event = <Type extends ComplaintEventType>(
  type: Type,
  data: Partial<ComplaintEventOf<Type>['data']> = {},
  publishable?: object,
): object => ({ type, data, ...(publishable && { publishable }) });

interface ExpectedState {
  readonly status?: Status;
  /** Whether the time to resolve still counts. */
  readonly clock?: 'running' | 'stopped';
  readonly round?: number;
  readonly parts?: Readonly<Record<string, PartState>>;
  readonly complaint?: object;
}

const FIRST_DAY = Date.parse('2026-09-23T00:00:00+08:00');
const MINUTE = 60_000;

/** `09:00` or `day 3 14:30` in the city's time. */
export function moment(text: string): Instant {
  const [, day = '1', hours, minutes] = /^(?:day (\d+) )?(\d\d):(\d\d)$/.exec(text) ?? [];
  if (hours === undefined) throw new Error(`"${text}" is not a moment such as 09:00 or "day 3 14:30".`);
  const time = FIRST_DAY + ((Number(day) - 1) * 1440 + Number(hours) * 60 + Number(minutes)) * MINUTE;
  return new Date(time).toISOString();
}

class Story {
  private complaint: Complaint | undefined;
  private now = moment('09:00');
  private events = 0;
  rules: Rules = RULES;

  get state(): Complaint {
    if (!this.complaint) throw new Error('Nothing has happened in this story.');
    return this.complaint;
  }

  tell(step: Step | Imported): readonly ComplaintEvent[] {
    this.now = step.at ? moment(step.at) : new Date(Date.parse(this.now) + MINUTE).toISOString();
    if ('imported' in step) {
      this.fold(step.imported, { historical: { source: 'old-system', row: String(this.events) } });
      return [];
    }
    const command = this.command(step);
    const decided = decide(command, this.complaint, this.rules);
    for (const each of decided) this.fold(each, { occurredAt: command.occurredAt, actor: command.actor });
    return decided;
  }

  private command({ action, payload, happened, actor }: Step): ComplaintCommand {
    const { department } = payload as { department?: string };
    const occurredAt = happened ? moment(happened) : this.now;
    return {
      type: action,
      ...payload,
      now: this.now,
      occurredAt,
      actor: actor ?? usualActor(action, department),
    } as ComplaintCommand;
  }

  private fold({ type, data }: Pick<Evolvable, 'type' | 'data'>, known: Partial<Evolvable['meta']>): void {
    const meta = {
      schemaVersion: 1,
      occurredAt: this.now,
      recordedAt: this.now,
      actor: usualActor('receive', undefined),
      ...known,
    };
    const id = `e${this.events++}`;
    this.complaint = evolve(this.complaint, { id, type, data, meta } as Evolvable);
  }
}

class Told {
  constructor(
    private readonly story: Story,
    private readonly decided: readonly ComplaintEvent[],
  ) {}

  /** Exactly these events, in this order. */
  then(...expected: readonly object[]): Ended {
    expect(this.decided).toMatchObject(expected);
    return new Ended(this.story);
  }
}

class Ended {
  constructor(private readonly story: Story) {}

  andState({ status, clock, round, parts, complaint }: ExpectedState): this {
    const { state } = this.story;
    const now = currentRound(state);
    if (status) expect(statusOf(state)).toBe(status);
    if (clock) expect(now.resolution ? 'stopped' : 'running').toBe(clock);
    if (round) expect(now.number).toBe(round);
    if (parts) {
      expect(Object.fromEntries(activeParts(state).map((part) => [part.department, part.state]))).toEqual(
        parts,
      );
    }
    if (complaint) expect(state).toMatchObject(complaint);
    return this;
  }
}

class Given {
  constructor(private readonly story: Story) {}

  /** The case so far. */
  get state(): Complaint {
    return this.story.state;
  }

  /** From here on the city has other rules. */
  under(rules: Partial<Rules>): this {
    this.story.rules = { ...RULES, ...rules };
    return this;
  }

  when(step: Step): Told {
    return new Told(this.story, this.story.tell(step));
  }

  /** The rules refuse the step by this name, and say what is legal. */
  refuses(step: Step, code: DomainErrorCode, data: object = {}): void {
    let refusal: unknown;
    try {
      this.story.tell(step);
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toBeInstanceOf(DomainError);
    expect(refusal).toMatchObject({ code, data });
  }

  /**
   * What the service owes the case, soonest first, each as its moment, action and subject: `day 2 09:00 miss-deadline
   * respondBy`.
   */
  owes(...expected: readonly string[]): this {
    expect(dutiesOf(this.state, this.story.rules.policies).duties.map(dutyInWords)).toEqual(expected);
    return this;
  }

  andState(expected: ExpectedState): this {
    new Ended(this.story).andState(expected);
    return this;
  }
}

function dutyInWords({ id, action, dueAt }: Duty): string {
  const subject = id.slice(id.indexOf(`/${action}/`) + action.length + 2, id.indexOf('@'));
  return `${momentInWords(dueAt)} ${action} ${subject}`;
}

/** As `moment` reads it. */
function momentInWords(instant: Instant): string {
  const minutes = (Date.parse(instant) - FIRST_DAY) / MINUTE;
  const two = (number: number) => String(number).padStart(2, '0');
  return `day ${1 + Math.floor(minutes / 1440)} ${two(Math.floor((minutes % 1440) / 60))}:${two(minutes % 60)}`;
}

/** A story so far: commands, each decided and folded, and imported facts. */
export function given(...steps: readonly (Step | Imported)[]): Given {
  const story = new Story();
  for (const step of steps) story.tell(step);
  return new Given(story);
}
