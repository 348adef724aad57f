import type { Catalogue } from '../catalogue/catalogue.js';
import { requireCategory, requireDistrict } from '../decide/receive.js';
import { refuse, requireText } from '../decide/refuse.js';
import type { Instant } from '../words.js';
import type { IncidentEnded, IncidentEvent, IncidentOpened, IncidentUpdated } from './incident-events.js';
import type { Incident } from './incident.js';

/** What is done with an incident. */
export interface IncidentPayloads {
  open: {
    readonly category: string;
    readonly district: string;
    readonly area: string;
    readonly text: string;
    readonly expectedEnd?: Instant;
  };
  update: { readonly text: string; readonly area?: string; readonly expectedEnd?: Instant };
  end: { readonly text: string };
}
export type IncidentAction = keyof IncidentPayloads;

export type IncidentCommand = {
  readonly [A in IncidentAction]: { readonly type: A } & IncidentPayloads[A] & {
      readonly incident: string;
      readonly now: Instant;
    };
}[IncidentAction];

/**
 * The fact that follows from a command on an incident.
 *
 * @throws {DomainError} the rules forbid it
 */
export function decideIncident(
  command: IncidentCommand,
  state: Incident | undefined,
  catalogue: Catalogue,
): IncidentEvent {
  if (command.type === 'open') return open(command, catalogue);
  requireGoingOn(command.incident, state);
  return command.type === 'update' ? update(command) : end(command);
}

type CommandOf<A extends IncidentAction> = Extract<IncidentCommand, { type: A }>;

function open(command: CommandOf<'open'>, catalogue: Catalogue): IncidentOpened {
  const { incident, category, district, area, text } = command;
  requireText({ area, text });
  requireCategory(catalogue, category);
  requireDistrict(catalogue, district);
  return {
    type: 'IncidentOpened',
    data: { incident, category, district, ...endOf(command) },
    publishable: { area, text },
  };
}

function update(command: CommandOf<'update'>): IncidentUpdated {
  const { text, area } = command;
  requireText({ text, ...(area !== undefined && { area }) });
  return {
    type: 'IncidentUpdated',
    data: endOf(command),
    publishable: { text, ...(area !== undefined && { area }) },
  };
}

function end({ text }: CommandOf<'end'>): IncidentEnded {
  requireText({ text });
  return { type: 'IncidentEnded', data: {}, publishable: { text } };
}

/** @throws {DomainError} `unknown-incident`, `incident-ended` */
export function requireGoingOn(number: string, incident: Incident | undefined): Incident {
  if (!incident) throw refuse('unknown-incident', `There is no incident ${number}.`, { incident: number });
  if (incident.endedAt === undefined) return incident;
  const sentence = `${number} ended at ${incident.endedAt}: open another one if it begins again.`;
  throw refuse('incident-ended', sentence, { incident: number, endedAt: incident.endedAt });
}

function endOf({ expectedEnd, now }: { readonly expectedEnd?: Instant; readonly now: Instant }): {
  expectedEnd?: Instant;
} {
  if (expectedEnd === undefined) return {};
  const time = Date.parse(expectedEnd);
  if (time > Date.parse(now)) return { expectedEnd: new Date(time).toISOString() };
  const sentence = `Now is ${now}: "expectedEnd" is a later instant, or left out while nobody can say.`;
  throw refuse('date-past', sentence, { expectedEnd, now });
}
