import type { RawEvent } from './raw-log.js';

export interface Promised {
  readonly round: number;
  readonly deadline: 'respondBy' | 'resolveBy';
  readonly due: number;
  /** When another moment was named instead. */
  replacedAt?: number;
}

export interface Round {
  readonly number: number;
  readonly promises: Promised[];
  respondedAt?: number;
  resolvedAt?: number;
  endedAt?: number;
  confirmed?: boolean;
  /** It was reopened although reported as resolved, before anyone confirmed it, and not by a supervisor. */
  denied?: boolean;
}

/** The rounds of a case: what was promised in each, and what was done when. */
export function roundsOf(events: readonly RawEvent[]): readonly Round[] {
  const rounds: Round[] = [];
  for (const event of events) {
    if (BEGINS.has(event.type)) rounds.push(begin(rounds.at(-1), event));
    else FOLLOWS[event.type]?.(rounds.at(-1)!, event);
  }
  return rounds;
}

const BEGINS = new Set(['ComplaintReceived', 'Reopened']);

const FOLLOWS: Readonly<Record<string, (round: Round, event: RawEvent) => void>> = {
  Reclassified: (round, { data, at }) => {
    replace(round, 'respondBy', data['respondBy'], at);
    replace(round, 'resolveBy', data['resolveBy'], at);
  },
  DeadlineExtended: (round, { data, at }) =>
    replace(round, data['deadline'] as Promised['deadline'], data['to'], at),
  CitizenContacted: (round, { at }) => void (round.respondedAt ??= at),
  Resolved: (round, { data, at }) => {
    round.resolvedAt = at;
    if (data['department'] === undefined) round.respondedAt ??= at;
  },
  Closed: (round, { at, data }) => {
    round.endedAt = at;
    round.confirmed = data['reason'] === 'confirmed';
  },
};

function begin(last: Round | undefined, { data, at }: RawEvent): Round {
  if (last) {
    last.endedAt ??= at;
    last.denied = last.resolvedAt !== undefined && data['reason'] !== 'supervisor' && last.confirmed !== true;
  }
  const number = (data['round'] as number | undefined) ?? 1;
  const promise = (deadline: Promised['deadline']): Promised => ({
    round: number,
    deadline,
    due: Date.parse(data[deadline] as string),
  });
  return { number, promises: [promise('respondBy'), promise('resolveBy')] };
}

function replace(round: Round, deadline: Promised['deadline'], to: unknown, at: number): void {
  const due = Date.parse(to as string);
  const current = round.promises.findLast((promise) => promise.deadline === deadline)!;
  if (current.due === due) return;
  current.replacedAt = at;
  round.promises.push({ round: round.number, deadline, due });
}
