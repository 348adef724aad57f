import { type CasePayload, PROCESS_MANAGER } from '#cases';
import {
  type Action,
  type Actor,
  type Callback,
  type Complainant,
  type Complaint,
  type Duty,
  type Instant,
  type Language,
  currentRound,
} from '#complaint';
import type { Matter } from './matter.js';
import { type Place, here } from './places.js';
import type { Known, PlannedStep } from './planned-step.js';
import type { Seeded } from './random.js';
import type { Rehearsal } from './rehearsal.js';
import { HOUR, MINUTE, SECOND, inCallingHours, inOfficeHours } from './rhythm.js';
import { type Temperament, temperamentOf } from './temperament.js';

export interface TellingStart {
  readonly number: number;
  readonly matter: Matter;
  readonly place: Place;
  readonly resident: Complainant;
  /** Milliseconds since the epoch, as everywhere in the plan. */
  readonly receivedAt: number;
  /** What would happen later than this has not happened yet. */
  readonly until: number;
}

interface StepOptions {
  readonly occurredAt?: Instant;
  readonly entry?: number;
}

/** How long after a duty is due the service does it. */
const NOTICED = 3 * SECOND;

/** Tells one complaint's story step by step; the steps collect in `steps`. What lies after `until` is left untold. */
export class Telling {
  readonly steps: PlannedStep[] = [];
  /** The moment the story has come to. */
  now: number;
  private untold = false;

  constructor(
    readonly start: TellingStart,
    readonly random: Seeded,
    private readonly rehearsal: Rehearsal,
  ) {
    this.now = start.receivedAt;
  }

  get number(): number {
    return this.start.number;
  }

  get matter(): Matter {
    return this.start.matter;
  }

  get language(): Language {
    return this.start.matter.language;
  }

  /** Where the case stands at this point of the story. */
  get state(): Complaint | undefined {
    return this.rehearsal.state(this.number);
  }

  /** How the lead goes about things. */
  get temperament(): Temperament {
    return temperamentOf(this.matter.lead);
  }

  /** One of these texts, set in this complaint's street. */
  say(texts: readonly string[]): string {
    return here(this.random.one(texts), this.start.place, this.language);
  }

  waits(fromHours: number, toHours: number): this {
    this.now = Math.floor(this.now + this.random.between(fromHours, toHours) * HOUR);
    return this;
  }

  /** Waits as long as this department takes for work, until someone there is at work. */
  works(fromHours: number, toHours: number): this {
    this.takes(fromHours, toHours);
    if (!this.matter.urgency) this.now = inOfficeHours(this.random, this.now);
    return this;
  }

  /** Waits as long as this department takes to answer, until someone there is at the desk, weekends included. */
  answers(fromHours: number, toHours: number): this {
    this.takes(fromHours, toHours);
    if (!this.matter.urgency) this.now = inCallingHours(this.random, this.now);
    return this;
  }

  /** Waits so long for someone at the hotline, who is there on weekends too. */
  desk(fromHours: number, toHours: number): this {
    this.waits(fromHours, toHours).now = inCallingHours(this.random, this.now);
    return this;
  }

  /** Waits for the callback that the service promised, somewhere in its hours; answers nothing where it promised none. */
  rings(): Callback | undefined {
    this.until(this.lastAt + MINUTE).passes();
    const callback = this.state && currentRound(this.state).callback;
    if (!callback) return undefined;
    const from = Math.max(Date.parse(callback.from), this.now);
    this.until(this.random.between(from, Math.max(from, Date.parse(callback.until) - MINUTE)));
    return callback;
  }

  /** The number in the plan of whoever reported as this case. */
  numberOf(caseNumber: string): number {
    return this.rehearsal.numberOf(caseNumber);
  }

  until(moment: number): this {
    this.now = Math.max(this.now, Math.floor(moment));
    return this;
  }

  step<A extends Action>(
    actor: Actor,
    action: A,
    payload: CasePayload<A> | ((known: Known) => CasePayload<A>),
    options: StepOptions = {},
  ): this {
    this.passes();
    this.record({
      at: new Date(this.now).toISOString(),
      actor,
      action,
      payload,
      ...options,
    });
    return this;
  }

  /** Up to the moment that the story has come to, the service does what it owes the case. */
  passes(): this {
    for (let duty = this.due(); duty && !this.untold; duty = this.due()) {
      const { action, payload } = duty;
      const at = new Date(this.noticedAt(duty)).toISOString();
      this.record({ at, actor: PROCESS_MANAGER, action, payload });
    }
    return this;
  }

  /** The end of the story as far as it was told: what falls due after the last step is still done. */
  ends(): readonly PlannedStep[] {
    return this.until(this.start.until).passes().steps;
  }

  private due(): Duty | undefined {
    return this.rehearsal
      .duties(this.number)
      .find((duty) => this.noticedAt(duty) < this.now && !this.isTooLate(duty));
  }

  private noticedAt({ dueAt }: Duty): number {
    return Math.max(Date.parse(dueAt), this.lastAt) + NOTICED;
  }

  /** A warning of a deadline that is over already. */
  private isTooLate(duty: Duty): boolean {
    if (duty.action !== 'warn-deadline') return false;
    return this.noticedAt(duty) > Date.parse(currentRound(this.state!)[duty.payload.deadline]);
  }

  /** Utilities and emergencies are worked on around the clock, and faster. */
  private takes(fromHours: number, toHours: number): void {
    const { pace } = this.temperament;
    const hurry = this.matter.urgency ? 0.25 : 1;
    this.waits(fromHours * pace * hurry, toHours * pace * hurry);
  }

  private get lastAt(): number {
    const last = this.steps.at(-1);
    return last ? Date.parse(last.at) : this.start.receivedAt;
  }

  private record(step: Omit<PlannedStep, 'case'>): void {
    const whole = { ...step, case: this.number } as PlannedStep;
    this.untold ||= Date.parse(whole.at) > this.start.until;
    if (this.untold) return;
    this.rehearsal.perform(whole);
    this.steps.push(whole);
  }
}
